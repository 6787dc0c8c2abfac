import { children, exact, type Tree } from '../../engine/index.js';
import type { Check } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { contains } from './reasoning/range.js';
import { binary } from './reasoning/trees.js';
import { textOf, visited } from './reasoning/walk.js';

/** A division whose divisor may be zero, as far as bounds, literals and the conditions around it tell. */
export const unguardedDivision: Check = {
  code: 'unguarded_division',
  find: ({ written, reasoner }) =>
    written.flatMap((one) =>
      visited(one, reasoner).flatMap(({ tree, knowledge, scope }) => {
        const divisor = divisorOf(tree);
        if (divisor === null || !contains(reasoner.range(divisor, knowledge, scope), exact.ZERO)) return [];
        if (divisor.length > 0) return [findingAt('unguarded_division', one, divisor)];
        const [to, from] = children(divisor).map((part) => textOf(one, part));
        return [{ ...findingAt('unguarded_division', one, tree), value: `${to} - ${from}` }];
      }),
    ),
};

/** What is divided by; `linear(x, from, to)` divides by `to - from`, which stands nowhere. */
function divisorOf(tree: Tree): Tree | null {
  if (tree.type === 'binary' && tree.operator === '/') return tree.right;
  return tree.type === 'call' && tree.name === 'linear' ? binary(tree.args[2], '-', tree.args[1]) : null;
}
