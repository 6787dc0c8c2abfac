import type { Call, Tree } from '../../engine/index.js';
import type { Check, Finding, Matter } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { branchesOf } from './reasoning/trees.js';
import { visited, type Visited } from './reasoning/walk.js';
import type { Written } from './reasoning/written.js';

/** A branch of `bands`, `up_to`, `match` or `choose` that no value can reach: another takes it, or it lies out of range. */
export const unreachableBand: Check = {
  code: 'unreachable_band',
  find: ({ written, reasoner }) =>
    written.flatMap((one) => visited(one, reasoner).flatMap((part) => deadBranches(one, part, reasoner))),
};

function deadBranches(one: Written, { tree, knowledge, scope }: Visited, reasoner: Matter['reasoner']): Finding[] {
  if (tree.type === 'call' && tree.name === 'linear') return [];
  const branches = branchesOf(tree);
  if (branches === null || tree.type !== 'call')
    return emptyRange(one, { tree, knowledge, scope, within: [] }, reasoner);
  const found: Finding[] = [];
  let left = knowledge;
  branches.forEach(({ condition, value }, i) => {
    // what is left over must be written and may well be nothing
    if (condition === null) return;
    const taken = reasoner.assume(condition, 'true', left, scope);
    if (taken.impossible) found.push(findingAt('unreachable_band', one, toldAt(tree, i, value)));
    left = reasoner.assume(condition, 'not_true', left, scope);
  });
  return found;
}

/** The threshold where one is written, else what the branch gives. */
const toldAt = (tree: Call, i: number, value: Tree): Tree => (tree.name === 'choose' ? value : tree.args[1 + 2 * i]);

/** `x in [5..3]` holds for nothing. */
function emptyRange(one: Written, { tree, knowledge, scope }: Visited, reasoner: Matter['reasoner']): Finding[] {
  if (tree.type !== 'between') return [];
  return reasoner.assume(tree, 'true', knowledge, scope).impossible ? [findingAt('unreachable_band', one, tree)] : [];
}
