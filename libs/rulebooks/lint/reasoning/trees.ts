import type { BinaryOperator, Tree } from '../../../engine/index.js';

/** Trees that stand nowhere in the text: what a function of the language checks in passing. */

const NOWHERE = { offset: 0, length: 0 } as const;

export const binary = (left: Tree, operator: BinaryOperator, right: Tree): Tree => ({
  type: 'binary',
  operator,
  left,
  right,
  ...NOWHERE,
});

export const number = (text: string): Tree => ({ type: 'number', text, ...NOWHERE });

/** A branch of `bands`, `up_to`, `match` or `choose`: the condition under which it is taken, and what it gives. */
export interface Branch {
  /** Null: none of the conditions before. */
  readonly condition: Tree | null;
  readonly value: Tree;
}

const SIGNS: Readonly<Record<string, BinaryOperator>> = { bands: '>=', up_to: '<=', match: '=' };

/** The branches of such a call in their order; null when it is another call. */
export function branchesOf(tree: Tree): Branch[] | null {
  if (tree.type !== 'call') return null;
  const [x, ...rest] = tree.args;
  if (tree.name === 'choose') {
    return rest.map((value, i) => ({ condition: binary(x, '=', number(String(i + 1))), value }));
  }
  const sign = Object.hasOwn(SIGNS, tree.name) ? SIGNS[tree.name] : undefined;
  if (sign === undefined) return null;
  const branches: Branch[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2) {
    branches.push({ condition: binary(x, sign, rest[i]), value: rest[i + 1] });
  }
  return [...branches, { condition: null, value: rest[rest.length - 1] }];
}

/** Functions whose argument is gathered from other rows: events, organizations below, shorter periods. */
const GATHERING = new Set(['count', 'sum', 'sum_highest']);
/** Functions whose argument is computed for other periods or for all organizations. */
const ELSEWHERE = new Set(['best', 'worst', 'average', 'total', 'previous', 'streak', 'run_sum', 'window_sum']);

export const looksElsewhere = ({ name }: { name: string }): boolean => ELSEWHERE.has(name);

/** `max(project[…].points)` gathers, `max(a, b)` compares. */
export function gathers(tree: Tree, isCollection: (name: string) => boolean): boolean {
  if (tree.type !== 'call') return false;
  if (GATHERING.has(tree.name)) return true;
  if ((tree.name !== 'min' && tree.name !== 'max') || tree.args.length !== 1) return false;
  const [arg] = tree.args;
  if (arg.type !== 'member') return false;
  return arg.of.type === 'filter' || (arg.of.type === 'name' && isCollection(arg.of.name));
}
