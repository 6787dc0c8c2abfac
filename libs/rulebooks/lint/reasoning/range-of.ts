import { ratioOfDecimal, type Tree } from '../../../engine/index.js';
import { absolute, ceiled, extreme, floored, minus, negate, over, plus, rounded, times } from './arithmetic.js';
import { inside, keyOf } from './key.js';
import { NOTHING, type Knowledge } from './knowledge.js';
import { ANY, atLeast, closed, hull, meet, point, wholeRatio, type Range } from './range.js';
import type { Reasoner } from './reasoner.js';
import { branchesOf, gathers } from './trees.js';
import { meaningOf } from './names.js';
import type { Scope } from './written.js';

/** What a number can be, from what it is made of and from what is known where it stands. */
export function rangeOf(tree: Tree, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): Range {
  const made = rangeMade(tree, knowledge, scope, reasoner);
  const known = knowledge.known.get(keyOf(tree, scope, reasoner.rulebook))?.range;
  return known === undefined ? made : meet(made, known);
}

const PLACE = atLeast(1, true);

function rangeMade(tree: Tree, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): Range {
  const range = (part: Tree): Range => reasoner.range(part, knowledge, scope);
  switch (tree.type) {
    case 'number':
      return point(ratioOfDecimal(tree.text));
    case 'null':
      return null;
    case 'name':
      return reasoner.named(tree.name, scope);
    case 'member':
      if (tree.of.type === 'name' && tree.of.name === 'parent') return reasoner.named(tree.name, { event: null });
      return tree.name === 'last' || tree.name === 'size' ? PLACE : ANY;
    case 'negate':
      return negate(range(tree.of));
    case 'binary': {
      const [a, b] = [range(tree.left), range(tree.right)];
      if (tree.operator === '+') return plus(a, b);
      if (tree.operator === '-') return minus(a, b);
      return tree.operator === '*' ? times(a, b) : tree.operator === '/' ? over(a, b) : ANY;
    }
    case 'if': {
      const when = (truth: 'true' | 'false', part: Tree): Range => {
        const then = reasoner.assume(tree.condition, truth, knowledge, scope);
        return then.impossible ? null : reasoner.range(part, then, scope);
      };
      return hull(when('true', tree.yes), when('false', tree.no));
    }
    case 'call':
      return rangeOfCall(tree, knowledge, scope, reasoner);
    default:
      return ANY;
  }
}

function rangeOfCall(tree: Tree & { type: 'call' }, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): Range {
  const { rulebook } = reasoner;
  const isCollection = (name: string): boolean =>
    ['kind', 'event', 'rhythm'].includes(meaningOf(name, scope, rulebook).is);
  if (gathers(tree, isCollection)) return rangeGathered(tree, scope, reasoner);
  const branches = branchesOf(tree);
  if (branches !== null) return rangeOfBranches(branches, knowledge, scope, reasoner);
  const list = (): Range[] => tree.args.map((arg) => reasoner.range(arg, knowledge, scope));
  const elsewhere = (): Range => reasoner.range(tree.args[0], NOTHING, scope);
  switch (tree.name) {
    case 'min':
    case 'max':
      return extreme(tree.name, list());
    case 'abs':
      return absolute(list()[0]);
    case 'floor':
      return floored(list()[0]);
    case 'ceiling':
      return ceiled(list()[0]);
    case 'round':
      return rounded(list()[0], decimalsOf(tree.args[1]));
    case 'clamp': {
      const [x, low, high] = list();
      return extreme('max', [low, extreme('min', [x, high])]);
    }
    case 'default':
      return hull(...(list() as [Range, Range]));
    case 'linear':
      return { low: closed(wholeRatio(0)), high: closed(wholeRatio(1)), whole: false, holes: [] };
    case 'best':
    case 'worst':
    case 'average':
    case 'previous': {
      const found = elsewhere();
      return found && tree.name === 'average' ? { ...found, whole: false, holes: [] } : found;
    }
    case 'total':
    case 'window_sum':
      return summed(elsewhere());
    case 'run_sum':
      return atLeast(0);
    case 'streak':
    case 'received':
      return atLeast(0, true);
    default:
      return ANY;
  }
}

const decimalsOf = (tree: Tree): number =>
  tree.type === 'number' ? Number(tree.text) : tree.type === 'negate' ? -decimalsOf(tree.of) : 0;

/** The sum of any number of such values, also of none. */
function summed(each: Range): Range {
  const nought = point(wholeRatio(0));
  if (each === null) return nought;
  const [toLow, toHigh] = [times(each, atLeast(1)), nought];
  return hull({ ...(toLow ?? ANY), whole: each.whole, holes: [] }, toHigh);
}

function rangeGathered(tree: Tree & { type: 'call' }, scope: Scope, reasoner: Reasoner): Range {
  const [arg] = tree.args;
  if (arg.type !== 'member') return atLeast(0, true);
  const value: Tree = { type: 'name', name: arg.name, ...arg.nameSpan };
  const each = reasoner.range(value, NOTHING, inside(arg.of, scope, reasoner.rulebook));
  return tree.name === 'min' || tree.name === 'max' ? each : summed(each);
}

function rangeOfBranches(
  branches: NonNullable<ReturnType<typeof branchesOf>>,
  knowledge: Knowledge,
  scope: Scope,
  reasoner: Reasoner,
): Range {
  let found: Range = null;
  let left = knowledge;
  for (const { condition, value } of branches) {
    const taken = condition === null ? left : reasoner.assume(condition, 'true', left, scope);
    if (!taken.impossible) found = hull(found, reasoner.range(value, taken, scope));
    if (condition !== null) left = reasoner.assume(condition, 'not_true', left, scope);
    if (left.impossible) break;
  }
  return found;
}
