import type { Check } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { NOTHING } from './reasoning/knowledge.js';
import { leavesOf, waysOf } from './reasoning/leaves.js';
import type { Reasoner } from './reasoning/reasoner.js';
import { weighs } from './reasoning/subjects.js';
import type { Written } from './reasoning/written.js';

/** A burden that follows from a place alone: somebody is always last, however well all did. */
export const rankOnly: Check = {
  code: 'rank_only',
  find: ({ rulebook, written, reasoner }) =>
    written
      .filter(({ use, scope }) => use === 'when' && scope.event === null)
      .flatMap((one) => {
        const rule = rulebook.rules.find(({ id }) => id === one.owner);
        const kinds = rule?.then.filter(weighs).map(({ kind }) => kind) ?? [];
        if (kinds.length === 0) return [];
        const rankings = restsOnlyOn(one, reasoner);
        if (
          rankings === null ||
          (!kinds.includes('fine') && !kinds.includes('veto') && isTop(one, rankings, reasoner))
        ) {
          return [];
        }
        return [findingAt('rank_only', one, one.tree, { rule: one.owner, ranking: rankings.join(', ') })];
      }),
};

/** The rankings that by themselves can make the condition true. */
function restsOnlyOn({ tree, scope }: Written, { rulebook }: Reasoner): string[] | null {
  for (const way of waysOf(tree, scope, rulebook)) {
    const leaves = way.map((part) => leavesOf(part, scope, rulebook));
    const rankings = new Set(leaves.flatMap((one) => [...one.rankings]));
    if (rankings.size > 0 && !leaves.some(({ absolute }) => absolute)) return [...rankings];
  }
  return null;
}

/** Only the first places are meant: a measure or bar there is hardly a burden. */
function isTop({ tree, scope }: Written, rankings: readonly string[], reasoner: Reasoner): boolean {
  const { known } = reasoner.assume(tree, 'true', NOTHING, scope);
  return rankings.every((name) => known.get(name)?.range?.high && !known.get(`${name}.last`)?.range?.high);
}
