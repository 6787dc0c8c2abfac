import type { Problem } from '../../libs/engine/index.js';

/** Bad input: printed as one JSON object a line on standard error, exit code 2. */
export class BadInput extends Error {
  constructor(
    readonly problems: readonly Problem[],
    /** Name of the case's file, when many are evaluated. */
    readonly file: string | null = null,
  ) {
    super(`${problems.length} problems`);
  }
}

export const refuse = (code: string, place: string, value: string | null, details?: Record<string, string>): BadInput =>
  new BadInput([{ code, place, value, ...(details ? { details } : {}) }]);
