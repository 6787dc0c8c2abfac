import { exact, type BinaryOperator, type Tree } from '../../../engine/index.js';
import { keyOf, previousKey } from './key.js';
import { IMPOSSIBLE, learn, type Knowledge } from './knowledge.js';
import { meaningOf } from './names.js';
import { ANY, meet, point, single, wholeRatio, type Range } from './range.js';
import type { Reasoner, Truth } from './reasoner.js';
import { binary } from './trees.js';
import { treeOf, type Scope } from './written.js';

const NEGATED: Readonly<Record<string, BinaryOperator>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const TURNED: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
/** More steps of a streak than this tell nothing new. */
const FURTHEST = 24;

/** What a comparison that came out so tells of its two sides. */
export function assumeComparison(
  tree: Tree & { type: 'binary' },
  truth: Truth,
  before: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Knowledge {
  const holds = truth === 'true' || truth === 'not_false';
  const sign = holds ? tree.operator : NEGATED[tree.operator];
  const sure = truth === 'true' || truth === 'false';
  const { left, right } = tree;
  const words = [literalWord(left), literalWord(right)];
  if (words[0] !== null || words[1] !== null) {
    if (words[0] !== null && words[1] !== null) return before;
    const [part, word] = words[1] === null ? [right, words[0] as string] : [left, words[1]];
    return learnWord(part, word, sign === '=', sure, before, scope, reasoner);
  }
  const [a, b] = [left, right].map((part) => reasoner.range(part, before, scope));
  if (a === null || b === null) return sure ? IMPOSSIBLE : before;
  let found = learnNumber(left, limit(sign, b), sure, before, scope, reasoner);
  found = learnNumber(right, limit(TURNED[sign], a), sure, found, scope, reasoner);
  const nought = point(wholeRatio(0));
  found = learnNumber(binary(left, '-', right), limit(sign, nought), sure, found, scope, reasoner);
  return learnNumber(binary(right, '-', left), limit(TURNED[sign], nought), sure, found, scope, reasoner);
}

const literalWord = (tree: Tree): string | null =>
  tree.type === 'text' ? tree.value : tree.type === 'boolean' ? String(tree.value) : null;

/** Where x lies when `x sign b` holds. */
function limit(sign: BinaryOperator, b: NonNullable<Range>): NonNullable<Range> {
  const value = single(b);
  switch (sign) {
    case '=':
      return b;
    case '!=':
      return value === null ? ANY : { ...ANY, holes: [value] };
    case '<':
      return { ...ANY, high: b.high && { at: b.high.at, open: true } };
    case '<=':
      return { ...ANY, high: b.high };
    case '>':
      return { ...ANY, low: b.low && { at: b.low.at, open: true } };
    default:
      return { ...ANY, low: b.low };
  }
}

/** Calls whose values are whole, so that a fact that is nothing else is not changed by its rounding. */
const WHOLE = new Set(['streak', 'count', 'received']);

function learnNumber(
  tree: Tree,
  within: NonNullable<Range>,
  sure: boolean,
  before: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Knowledge {
  if (before.impossible) return before;
  const { rulebook } = reasoner;
  const range = meet(reasoner.range(tree, before, scope), within);
  if (range === null && sure) return IMPOSSIBLE;
  if (tree.type === 'number') return before;
  let found = learn(before, keyOf(tree, scope, rulebook), { range, sure });
  if (tree.type === 'name' && meaningOf(tree.name, scope, rulebook).is === 'fact') {
    const { is, of } = rulebook.facts[tree.name];
    const made = treeOf(is);
    const own: Scope = of === scope.event ? scope : { event: null, above: scope.above };
    if (made.type === 'call' && WHOLE.has(made.name)) found = learnNumber(made, within, sure, found, own, reasoner);
  }
  if (tree.type === 'call' && tree.name === 'default') {
    const [first, second] = tree.args;
    if (meet(reasoner.range(second, before, scope), within) === null) {
      found = learnNumber(first, within, sure, found, scope, reasoner);
    }
  }
  return tree.type === 'call' && tree.name === 'streak' && sure
    ? learnStreak(tree.args[0], range, found, scope, reasoner)
    : found;
}

/** A run of n periods held in this one and in the n - 1 before; a run of none did not hold now. */
function learnStreak(condition: Tree, length: Range, before: Knowledge, scope: Scope, reasoner: Reasoner): Knowledge {
  const { low = null, high = null } = length ?? {};
  if (high !== null && exact.compare(high.at, exact.ONE) < 0)
    return reasoner.assume(condition, 'not_true', before, scope);
  if (low === null || exact.compare(low.at, exact.ONE) < 0) return before;
  let found = reasoner.assume(condition, 'true', before, scope);
  const key = keyOf(condition, scope, reasoner.rulebook);
  for (let k = 1; k < FURTHEST && exact.compare(low.at, wholeRatio(k + 1)) >= 0; k++) {
    found = learn(found, previousKey(key, k), { words: { allowed: new Set(['true']), barred: new Set() }, sure: true });
  }
  return found;
}

function learnWord(
  tree: Tree,
  word: string,
  is: boolean,
  sure: boolean,
  before: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Knowledge {
  if (word === 'true' || word === 'false') {
    const truth = (word === 'true') === is ? 'true' : 'false';
    return reasoner.assume(tree, sure ? truth : truth === 'true' ? 'not_false' : 'not_true', before, scope);
  }
  const values = reasoner.words(tree, scope);
  const allowed = is ? new Set([word]) : values && new Set(values.filter((value) => value !== word));
  const known =
    values === null
      ? before
      : learn(before, keyOf(tree, scope, reasoner.rulebook), {
          words: { allowed: new Set(values), barred: new Set() },
          sure: false,
        });
  const words = { allowed, barred: is ? new Set<string>() : new Set([word]) };
  return learn(known, keyOf(tree, scope, reasoner.rulebook), { words, sure });
}
