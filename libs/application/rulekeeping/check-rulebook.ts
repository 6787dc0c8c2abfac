import type { Problem } from '../../engine/index.js';
import { examineRulebook, warningsOf, type Finding } from '../../rulebooks/index.js';

export interface CheckedRulebook {
  /** Mistakes: the rulebook cannot be run. */
  readonly problems: readonly Problem[];
  /** What its author should look at again; none is looked for while there are mistakes. */
  readonly warnings: readonly Finding[];
}

/** What a person who writes or uploads a rulebook is told, each with line, column and clause. */
export function checkRulebook(file: string | Uint8Array): CheckedRulebook {
  const { problems, checked } = examineRulebook(file);
  return { problems, warnings: checked === null ? [] : warningsOf(checked) };
}
