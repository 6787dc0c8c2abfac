import { checkCase, evaluate, type Case, type Outcome, type Program, type Result } from '../../engine/index.js';
import { examineRulebook } from '../../rulebooks/index.js';
import { caseDigest } from './digests.js';

/** A rulebook that has passed every check and can be run. */
export interface RunnableRulebook {
  readonly id: string;
  readonly digest: string;
  readonly text: string;
  readonly program: Program;
}

/** A rulebook's file, checked by shape, names, types and cycles; problems carry line and column. */
export function prepareRulebook(file: string | Uint8Array): Outcome<RunnableRulebook> {
  const { problems, checked } = examineRulebook(file);
  if (checked === null) return { ok: false, problems };
  const { rulebook, digest } = checked.read;
  const text = typeof file === 'string' ? file : new TextDecoder().decode(file);
  return { ok: true, value: { id: rulebook.id, digest, text, program: checked.program } };
}

/** One run: the case is checked whole, then everything is computed (section 9), or all problems are returned. */
export function assess({ id, digest, program }: RunnableRulebook, given: unknown): Outcome<Result> {
  const checked = checkCase(program, given);
  if (!checked.ok) return checked;
  const evaluation = evaluate(program, checked.value);
  if (!evaluation.ok) return evaluation;
  const { periods } = evaluation.value;
  return {
    ok: true,
    value: { result: 1, rulebook: { id, digest }, case: { digest: caseDigest(given as Case) }, periods },
  };
}

/** A result as its file: the same bytes for the same rulebook and case. */
export const printResult = (result: Result): string => `${JSON.stringify(result, null, 1)}\n`;
