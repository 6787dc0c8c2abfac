import { exact, type Ratio, type Tree } from '../../../engine/index.js';
import type { Knowledge } from './knowledge.js';
import { single } from './range.js';
import type { Reasoner } from './reasoner.js';
import type { Scope } from './written.js';

/** How figures run: `rises` or `falls` somewhere on the way. */
export interface Course {
  readonly rises: boolean;
  readonly falls: boolean;
}

export function courseOf(values: readonly Ratio[]): Course {
  const steps = values.slice(1).map((value, i) => exact.compare(value, values[i]));
  return { rises: steps.includes(1), falls: steps.includes(-1) };
}

/** What `choose`, `bands` or `up_to` give as their first argument grows, nulls left out; null for other parts. */
export function gradesOf(tree: Tree, knowledge: Knowledge, scope: Scope, reasoner: Reasoner): Ratio[] | null {
  if (tree.type !== 'call') return null;
  const values = inOrder(tree.name, tree.args.slice(1));
  if (values === null) return null;
  const figures = values
    .filter(({ type }) => type !== 'null')
    .map((value) => single(reasoner.range(value, knowledge, scope)));
  return figures.includes(null) ? null : figures.map((figure) => figure ?? exact.ZERO);
}

function inOrder(name: string, args: readonly Tree[]): Tree[] | null {
  if (name === 'choose') return [...args];
  const otherwise = args.slice(-1);
  const values = args.filter((_, i) => i % 2 === 1);
  if (name === 'up_to') return [...values, ...otherwise];
  return name === 'bands' ? [...otherwise, ...values.reverse()] : null;
}
