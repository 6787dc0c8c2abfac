import type { Tree } from '../../engine/index.js';
import type { Check } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { visited } from './reasoning/walk.js';

/** A text compared with something that never has it: mostly a slip of the pen. */
export const impossibleValue: Check = {
  code: 'impossible_value',
  find: ({ written, reasoner }) =>
    written.flatMap((one) =>
      visited(one, reasoner).flatMap(({ tree, scope }) =>
        comparedIn(tree).flatMap(([part, literal]) => {
          const values = part.type === 'text' ? null : reasoner.words(part, scope);
          if (values === null || literal.type !== 'text' || values.includes(literal.value)) return [];
          return [findingAt('impossible_value', one, literal, { allowed: values.join(', ') })];
        }),
      ),
    ),
};

/** What is compared with which literal. */
function comparedIn(tree: Tree): [Tree, Tree][] {
  if (tree.type === 'among') return tree.list.map((item) => [tree.of, item]);
  if (tree.type === 'binary' && (tree.operator === '=' || tree.operator === '!=')) {
    return [
      [tree.left, tree.right],
      [tree.right, tree.left],
    ];
  }
  if (tree.type !== 'call' || tree.name !== 'match') return [];
  const [x, ...rest] = tree.args;
  return rest.filter((_, i) => i % 2 === 0 && i + 1 < rest.length).map((value) => [x, value]);
}
