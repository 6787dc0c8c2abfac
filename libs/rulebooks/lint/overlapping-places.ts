import { exact, type Ratio } from '../../engine/index.js';
import type { Check, Finding } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { whereFires } from './reasoning/assume.js';
import { together, type Knowledge } from './reasoning/knowledge.js';
import { leavesOf } from './reasoning/leaves.js';
import type { Reasoner } from './reasoning/reasoner.js';
import type { Written } from './reasoning/written.js';

/** The first a places and the last b of one ranking meet where fewer than a + b are ranked: no rule asks for as many. */
export const overlappingPlaces: Check = {
  code: 'overlapping_places',
  find: ({ rulebook, written, reasoner }) => {
    const conditions = written.filter(({ use }) => use === 'when');
    return Object.keys(rulebook.rankings).flatMap((ranking) => {
      const about = conditions.filter(({ tree, scope }) => leavesOf(tree, scope, rulebook).rankings.has(ranking));
      return about.flatMap((top) => findingOf(top, about, ranking, reasoner));
    });
  },
};

function findingOf(top: Written, about: readonly Written[], ranking: string, reasoner: Reasoner): Finding[] {
  const first = whereFires(top.owner, reasoner);
  const places = highOf(first, ranking);
  if (places === null) return [];
  const others: string[] = [];
  let needed = exact.ZERO;
  for (const bottom of about) {
    if (bottom === top) continue;
    const last = whereFires(bottom.owner, reasoner);
    const count = highOf(last, `${ranking}.last`);
    const both = together(first, last);
    if (count === null || both.impossible) continue;
    const sum = exact.add(places, count);
    const guard = both.known.get(`${ranking}.size`)?.range?.low ?? null;
    if (guard !== null && exact.compare(guard.at, sum) >= 0) continue;
    others.push(bottom.owner);
    if (exact.compare(sum, needed) > 0) needed = sum;
  }
  if (others.length === 0) return [];
  const details = { rule: top.owner, others: others.join(', '), ranking, least: String(needed.n / needed.d) };
  return [findingAt('overlapping_places', top, top.tree, details)];
}

const highOf = ({ known }: Knowledge, key: string): Ratio | null => known.get(key)?.range?.high?.at ?? null;
