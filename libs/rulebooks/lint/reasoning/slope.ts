import { exact, type Tree } from '../../../engine/index.js';
import { courseOf, gradesOf } from './graded.js';
import { inside } from './key.js';
import { NOTHING } from './knowledge.js';
import { meaningOf } from './names.js';
import type { Reasoner } from './reasoner.js';
import { branchesOf, gathers, looksElsewhere } from './trees.js';
import { treeOf, type Scope } from './written.js';

/** How a part moves as a count grows: up (a condition: becomes true), down, not at all; null when nothing is certain. */
export type Slope = 1 | 0 | -1 | null;

const both = (a: Slope, b: Slope): Slope => (a === 0 ? b : b === 0 || a === b ? a : null);
const turned = (a: Slope): Slope => (a === null ? null : (-a as Slope));
const sum = (list: readonly Slope[]): Slope => list.reduce(both, 0);

/** The slope of a part in `name`, an input or an event that is counted. Scores and sheets count as given. */
export function slopeOf(tree: Tree, name: string, scope: Scope, reasoner: Reasoner): Slope {
  const slope = (part: Tree, own = scope): Slope => slopeOf(part, name, own, reasoner);
  switch (tree.type) {
    case 'name': {
      if (tree.name === name) return 1;
      const { rulebook } = reasoner;
      if (meaningOf(tree.name, scope, rulebook).is !== 'fact') return 0;
      const { is, of } = rulebook.facts[tree.name];
      return slope(treeOf(is), { event: Object.hasOwn(rulebook.events, of) ? of : null });
    }
    case 'member':
      return tree.of.type === 'name' && tree.of.name === 'parent' && tree.name === name ? 1 : 0;
    case 'negate':
    case 'not':
      return turned(slope(tree.of));
    case 'binary':
      return slopeOfBinary(tree, slope(tree.left), slope(tree.right), scope, reasoner);
    case 'if':
      return slopeOfIf(tree, slope, scope, reasoner);
    case 'call':
      return slopeOfCall(tree, slope, scope, reasoner);
    case 'between':
    case 'among':
      return slope(tree.of) === 0 ? 0 : null;
    default:
      return 0;
  }
}

/** Whether a part is never below zero (1), never above (-1), or either (null). */
function signOf(tree: Tree, scope: Scope, reasoner: Reasoner): Slope {
  const range = reasoner.range(tree, NOTHING, scope);
  if (range?.low && exact.compare(range.low.at, exact.ZERO) >= 0) return 1;
  return range?.high && exact.compare(range.high.at, exact.ZERO) <= 0 ? -1 : null;
}

function slopeOfBinary(tree: Tree & { type: 'binary' }, a: Slope, b: Slope, scope: Scope, reasoner: Reasoner): Slope {
  if (a === 0 && b === 0) return 0;
  const scaled = (one: Slope, by: Tree): Slope =>
    one === null
      ? null
      : signOf(by, scope, reasoner) === 1
        ? one
        : signOf(by, scope, reasoner) === -1
          ? turned(one)
          : null;
  switch (tree.operator) {
    case '-':
    case '>':
    case '>=':
      return both(a, turned(b));
    case '<':
    case '<=':
      return both(turned(a), b);
    case '*':
      return b === 0 ? scaled(a, tree.right) : a === 0 ? scaled(b, tree.left) : null;
    case '/':
      return b === 0 ? scaled(a, tree.right) : null;
    case '=':
    case '!=':
      return null;
    default:
      return both(a, b);
  }
}

/** The slopes of both branches, and the step from one to the other where the condition turns. */
function slopeOfIf(
  { condition, yes, no }: Tree & { type: 'if' },
  slope: (part: Tree) => Slope,
  scope: Scope,
  reasoner: Reasoner,
): Slope {
  const branches = both(slope(yes), slope(no));
  const turns = slope(condition);
  if (turns === 0) return branches;
  const difference: Tree = { type: 'binary', operator: '-', left: yes, right: no, offset: 0, length: 0 };
  const step = turns === null ? null : signOf(difference, scope, reasoner);
  return step === null ? null : both(branches, step === 1 ? turns : turned(turns));
}

function slopeOfCall(
  tree: Tree & { type: 'call' },
  slope: (part: Tree, own?: Scope) => Slope,
  scope: Scope,
  reasoner: Reasoner,
): Slope {
  const { rulebook } = reasoner;
  const [x, ...rest] = tree.args;
  if (gathers(tree, (one) => ['kind', 'event', 'rhythm'].includes(meaningOf(one, scope, rulebook).is))) {
    const of = x.type === 'member' ? x.of : x;
    const gathered = of.type === 'filter' ? of.of : of;
    const own = inside(of, scope, rulebook);
    const value: Slope = x.type === 'member' ? slope({ type: 'name', name: x.name, ...x.nameSpan }, own) : 0;
    const condition = of.type === 'filter' ? slope(of.condition, own) : 0;
    return sum([slope(gathered), value, condition]);
  }
  if (branchesOf(tree) !== null) {
    if (slope(x) === 0) return sum(rest.map((part) => slope(part)));
    const grades = gradesOf(tree, NOTHING, scope, reasoner);
    if (grades === null) return null;
    const { rises, falls } = courseOf(grades);
    return rises && falls ? null : rises ? slope(x) : falls ? turned(slope(x)) : 0;
  }
  switch (tree.name) {
    case 'linear': {
      const breadth: Tree = { type: 'binary', operator: '-', left: rest[1], right: rest[0], offset: 0, length: 0 };
      const sign = signOf(breadth, scope, reasoner);
      return slope(x) === 0 ? 0 : sign === 1 ? slope(x) : sign === -1 ? turned(slope(x)) : null;
    }
    case 'min':
    case 'max':
    case 'clamp':
    case 'default':
      return sum(tree.args.map((part) => slope(part)));
    case 'floor':
    case 'ceiling':
    case 'round':
    case 'streak':
    case 'run_sum':
    case 'window_sum':
      return slope(x);
    case 'fired':
    case 'received':
      return 0;
    default:
      return looksElsewhere(tree) || slope(x) !== 0 ? (slope(x) === 0 ? 0 : null) : 0;
  }
}
