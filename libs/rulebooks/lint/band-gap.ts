import { exact, type Tree } from '../../engine/index.js';
import type { Check, Finding, Matter } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { wholeRatio } from './reasoning/range.js';
import { branchesOf } from './reasoning/trees.js';
import { visited, type Visited } from './reasoning/walk.js';
import type { Written } from './reasoning/written.js';

/** Values that no branch names: a `match` that lists not all values, bands that end in null, a `choose` that is too short. */
export const bandGap: Check = {
  code: 'band_gap',
  find: ({ written, reasoner }) =>
    written.flatMap((one) => visited(one, reasoner).flatMap((part) => gapIn(one, part, reasoner))),
};

function gapIn(one: Written, part: Visited, reasoner: Matter['reasoner']): Finding[] {
  const { tree, within } = part;
  if (tree.type !== 'call' || branchesOf(tree) === null || nullIsMeant(tree, within, one)) return [];
  const missing = tree.name === 'choose' ? beyondChoice(part, one, reasoner) : leftOver(part, reasoner);
  return missing === null ? [] : [findingAt('band_gap', one, tree, { missing })];
}

/** `default(choose(…), 0)` and `is_null(…)` say what null means; a bonus or penalty that is null counts nothing. */
function nullIsMeant(tree: Tree, within: readonly Tree[], { use, scope }: Written): boolean {
  const parent = within.at(-1);
  if (
    parent?.type === 'call' &&
    (parent.name === 'is_null' || (parent.name === 'default' && parent.args[0] === tree))
  ) {
    return true;
  }
  return use === 'score' && scope.weight === undefined && parent === undefined;
}

/** The values that fall to a written `null`. */
function leftOver({ tree, knowledge, scope }: Visited, { assume, range, words }: Matter['reasoner']): string | null {
  if (tree.type !== 'call' || tree.args.at(-1)?.type !== 'null') return null;
  const [x] = tree.args;
  const conditions = (branchesOf(tree) ?? []).flatMap(({ condition }) => condition ?? []);
  const left = conditions.reduce((known, condition) => assume(condition, 'false', known, scope), knowledge);
  if (left.impossible) return null;
  const listed = words(x, scope);
  if (listed === null) return tree.name === 'match' ? null : printed(range(x, left, scope));
  const named = new Set(tree.args.flatMap((arg) => (arg.type === 'text' ? [arg.value] : [])));
  const missing = listed.filter((word) => !named.has(word));
  return missing.length === 0 ? null : missing.join(', ');
}

/** Numbers to choose by that lie before the first or behind the last. */
function beyondChoice(
  { tree, knowledge, scope }: Visited,
  { use }: Written,
  { range }: Matter['reasoner'],
): string | null {
  if (tree.type !== 'call') return null;
  const [x, ...given] = tree.args;
  const within = range(x, knowledge, scope);
  if (within === null) return null;
  const { low, high } = within;
  const below = low === null ? use === 'amount' : exact.compare(low.at, exact.ONE) < 0;
  const above = high === null ? use === 'amount' : exact.compare(high.at, wholeRatio(given.length)) > 0;
  const parts = [below ? '< 1' : '', above ? `> ${given.length}` : ''].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}

function printed(range: ReturnType<Matter['reasoner']['range']>): string | null {
  if (range === null) return null;
  const bound = (sign: string, one: { at: { n: bigint; d: bigint }; open: boolean } | null): string[] =>
    one === null ? [] : [`${sign}${one.open ? '' : '='} ${one.at.d === 1n ? one.at.n : `${one.at.n}/${one.at.d}`}`];
  return [...bound('>', range.low), ...bound('<', range.high)].join(', ') || '…';
}
