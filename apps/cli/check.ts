import { checkRulebook } from '../../libs/application/index.js';
import type { Problem } from '../../libs/engine/index.js';
import type { Finding } from '../../libs/rulebooks/index.js';
import { checking, plainSentence, sentence, type Language } from '../../libs/texts/index.js';
import { readRulebookNamed } from './rulebook.js';

export interface Printing {
  readonly language: Language;
  /** Warnings and the count as one JSON object a line. */
  readonly json: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** `kaohe check`: mistakes to standard error, warnings and the count to standard output; true without mistakes. */
export function checkCommand(named: string, { language, json, out, err }: Printing): boolean {
  const { problems, warnings } = checkRulebook(readRulebookNamed(named));
  for (const problem of problems) {
    const { place, value } = problem;
    const message = sentence(problem, language);
    err(`${JSON.stringify({ code: problem.code, place, value, message, ...standsAt(named, problem) })}\n`);
  }
  for (const warning of warnings) out(`${told(warning, named, language, json)}\n`);
  const [errors, count] = [problems.length, warnings.length];
  out(json ? `${JSON.stringify({ errors, warnings: count })}\n` : `${checking.counted(errors, count, language)}\n`);
  return errors === 0;
}

function told(warning: Finding, file: string, language: Language, json: boolean): string {
  const { code, place, value, clause = null, details } = warning;
  if (json) {
    const message = sentence(warning, language);
    return JSON.stringify({ level: 'warning', code, place, value, message, ...standsAt(file, warning), clause });
  }
  const [line, column] = [details?.line ?? '1', details?.column ?? '1'];
  return checking.warning({ file, line, column, code, clause, said: plainSentence(warning, language) });
}

function standsAt(file: string, { details = {} }: Problem) {
  const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  return { file, line: number(details.line), column: number(details.column), clause: details.clause ?? null };
}
