import type { Check } from './finding.js';
import { findingAt } from './reasoning/at.js';
import { NOTHING } from './reasoning/knowledge.js';

/** A rule whose condition cannot hold, whatever is reported. */
export const neverFires: Check = {
  code: 'never_fires',
  find: ({ written, reasoner }) =>
    written
      .filter(({ use, tree, scope }) => use === 'when' && reasoner.assume(tree, 'true', NOTHING, scope).impossible)
      .map((one) => findingAt('never_fires', one, one.tree)),
};
