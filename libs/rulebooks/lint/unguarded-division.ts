import { exact, type Tree } from '../../engine/index.js';
import type { Check } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { contains } from './reasoning/range.js';
import { binary } from './reasoning/trees.js';
import { visited } from './reasoning/walk.js';

/** A division whose divisor may be zero, as far as bounds, literals and the conditions around it tell. */
export const unguardedDivision: Check = {
  code: 'unguarded_division',
  find: ({ written, reasoner }) =>
    written.flatMap((one) =>
      visited(one, reasoner).flatMap(({ tree, knowledge, scope }) => {
        const [divisor, told] = divisorOf(tree);
        if (divisor === null || !contains(reasoner.range(divisor, knowledge, scope), exact.ZERO)) return [];
        return [findingAt('unguarded_division', one, told ?? divisor)];
      }),
    ),
};

/** What is divided by, and which part of the text to point at. */
function divisorOf(tree: Tree): [Tree | null, Tree | null] {
  if (tree.type === 'binary' && tree.operator === '/') return [tree.right, tree.right];
  if (tree.type === 'call' && tree.name === 'linear') return [binary(tree.args[2], '-', tree.args[1]), tree];
  return [null, null];
}
