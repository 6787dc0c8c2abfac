import type { Rulebook, Tree } from '../../../engine/index.js';
import type { Knowledge } from './knowledge.js';
import type { Range } from './range.js';
import type { Scope } from './written.js';

/** How a condition came out: for sure, or only that it is not the one (`not_true`: false or null). */
export type Truth = 'true' | 'false' | 'not_true' | 'not_false';

/** Works out, from what the rulebook declares, what its expressions can be. */
export interface Reasoner {
  readonly rulebook: Rulebook;
  /** What a number can be where this is known; null: it is always null. */
  range(tree: Tree, knowledge: Knowledge, scope: Scope): Range;
  /** What is known when a condition came out so. */
  assume(tree: Tree, truth: Truth, before: Knowledge, scope: Scope): Knowledge;
  /** What a declared name can be; every name of the rulebook, and `null` for what is no number. */
  named(name: string, scope: Scope): Range;
  /** The words that a part can be, where they are listed. */
  words(tree: Tree, scope: Scope): readonly string[] | null;
}
