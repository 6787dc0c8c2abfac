import { explainCase, printTrace } from '../../libs/application/index.js';
import type { Language } from '../../libs/texts/index.js';
import { BadInput, refuse } from './failure.js';
import { readJson } from './files.js';
import { openRulebook } from './rulebook.js';

export interface ExplainOptions {
  readonly rulebook?: string;
  readonly case?: string;
  readonly of?: string;
  readonly json?: boolean;
  readonly depth?: string;
}

const FORM = 'explain --rulebook FILE_OR_ID --case FILE --of T05/assessment@2025 [--depth N | --json]';

/** `kaohe explain`: why a figure of a case is what it is, as a tree to read or as JSON. */
export function explainCommand(options: ExplainOptions, language: Language, print: (text: string) => void): void {
  const { rulebook: named, case: file, of, json = false, depth } = options;
  for (const [place, value] of [['--rulebook', named] as const, ['--case', file] as const, ['--of', of] as const]) {
    if (value === undefined) throw refuse('usage', place, null, { expected: FORM });
  }
  if (depth !== undefined && !/^[1-9][0-9]{0,2}$/.test(depth)) {
    throw refuse('usage', '--depth', depth, { expected: FORM });
  }
  const rulebook = openRulebook(named as string);
  const outcome = explainCase(rulebook, readJson(file as string, '--case'), of as string);
  if (!outcome.ok) throw new BadInput(outcome.problems);
  const levels = depth === undefined ? Infinity : Number(depth);
  print(json ? `${JSON.stringify(outcome.value, null, 1)}\n` : printTrace(outcome.value, language, levels));
}
