import { ratioOfDecimal, type Rulebook, type Tree } from '../../../engine/index.js';
import { plus, rounded } from './arithmetic.js';
import { assumeTruth } from './assume.js';
import { NOTHING } from './knowledge.js';
import { meaningOf, valuesOf } from './names.js';
import { ANY, atLeast, closed, hull, point, wholeRatio, type Range } from './range.js';
import { rangeOf } from './range-of.js';
import type { Reasoner } from './reasoner.js';
import { branchesOf } from './trees.js';
import { treeOf, type Scope } from './written.js';

/** A reasoner over one compiled rulebook; the range of a declared name is worked out once. */
export function reasonerOf(rulebook: Rulebook): Reasoner {
  const ranges = new Map<string, Range>();
  const reasoner: Reasoner = {
    rulebook,
    range: (tree, knowledge, scope) => rangeOf(tree, knowledge, scope, reasoner),
    assume: (tree, truth, before, scope) => assumeTruth(tree, truth, before, scope, reasoner),
    words: (tree, scope) => wordsOf(tree, scope, rulebook),
    named(name, scope) {
      if (name === 'weight' && scope.weight !== undefined) return point(ratioOfDecimal(scope.weight));
      const meaning = meaningOf(name, scope, rulebook);
      if (meaning.is === 'field' || meaning.is === 'trait') return ANY;
      if (!ranges.has(name)) ranges.set(name, rangeDeclared(name, scope, reasoner));
      return ranges.get(name) ?? null;
    },
  };
  return reasoner;
}

function rangeDeclared(name: string, scope: Scope, reasoner: Reasoner): Range {
  const { rulebook } = reasoner;
  const meaning = meaningOf(name, scope, rulebook);
  switch (meaning.is) {
    case 'input': {
      const { min, max, missing } = rulebook.inputs[name];
      const bound = (text: string | undefined) => (text === undefined ? null : closed(ratioOfDecimal(text)));
      const reported = { ...ANY, low: bound(min), high: bound(max) };
      return missing === 'zero' ? hull(reported, point(wholeRatio(0))) : reported;
    }
    case 'fact': {
      const { is, of, decimals } = rulebook.facts[name];
      const event = Object.hasOwn(rulebook.events, of) ? of : null;
      return rounded(reasoner.range(treeOf(is), NOTHING, { event }), decimals);
    }
    case 'indicator': {
      const { sheet, indicator } = meaning;
      const own = { event: null, weight: indicator.weight };
      return rounded(reasoner.range(treeOf(indicator.score), NOTHING, own), sheet.decimals);
    }
    case 'sheet':
      return rangeOfTotal(name, reasoner);
    case 'ranking':
      return atLeast(1, true);
    default:
      return ANY;
  }
}

/** `sum` adds the scores; what is null counts nothing. Rescaled scores that lie in 0..weight lie in 0..all weights. */
function rangeOfTotal(name: string, reasoner: Reasoner): Range {
  const { total, indicators, exempt, decimals } = reasoner.rulebook.sheets[name];
  if (total !== 'sum') return rounded(reasoner.range(treeOf(total), NOTHING, { event: null }), decimals);
  const nought = point(wholeRatio(0));
  const parts = indicators.map(({ id, kind, weight = '0' }) => {
    const score = reasoner.named(id, { event: null });
    if (kind !== 'plain') return hull(score, nought);
    if (exempt === undefined) return score;
    const within = hull(nought, point(ratioOfDecimal(weight)));
    const stays = score === null || JSON.stringify(ends(hull(score, within))) === JSON.stringify(ends(within));
    return stays ? within : ANY;
  });
  return rounded(parts.reduce(plus), decimals);
}

const ends = (range: Range): (string | null)[] =>
  [range?.low ?? null, range?.high ?? null].map((bound) => bound && `${bound.at.n}/${bound.at.d}`);

/** The words that a text can be: the listed values of a name, or what the branches of a fact say. */
function wordsOf(tree: Tree, scope: Scope, rulebook: Rulebook): readonly string[] | null {
  const all = (parts: readonly Tree[]): readonly string[] | null => {
    const found = parts.map((part) => wordsOf(part, scope, rulebook));
    return found.includes(null) ? null : [...new Set(found.flatMap((one) => one ?? []))];
  };
  if (tree.type === 'text') return [tree.value];
  if (tree.type === 'null') return [];
  if (tree.type === 'if') return all([tree.yes, tree.no]);
  if (tree.type === 'call' && tree.name === 'default') return all(tree.args);
  const branches = branchesOf(tree);
  if (branches !== null) return all(branches.map(({ value }) => value));
  if (tree.type !== 'name') return null;
  if (meaningOf(tree.name, scope, rulebook).is !== 'fact') return valuesOf(tree.name, scope, rulebook);
  const { is, of } = rulebook.facts[tree.name];
  return wordsOf(treeOf(is), { event: Object.hasOwn(rulebook.events, of) ? of : null }, rulebook);
}
