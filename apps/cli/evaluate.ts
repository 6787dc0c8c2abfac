import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { assess, printResult, type RunnableRulebook } from '../../libs/application/index.js';
import { BadInput, refuse } from './failure.js';
import { noFile, readJson, writeWhole } from './files.js';
import { openRulebook } from './rulebook.js';

export interface EvaluateOptions {
  readonly rulebook?: string;
  readonly case?: string;
  readonly cases?: string;
  readonly out?: string;
}

const FORM = 'evaluate --rulebook FILE_OR_ID --case FILE [--out FILE] | --cases DIR --out DIR';

/** `kaohe evaluate`: one case to standard output or a file, or every case of a folder to files of the same names. */
export function evaluateCommand(
  { rulebook: named, case: one, cases, out }: EvaluateOptions,
  print: Print,
  complain: Complain,
): void {
  if (named === undefined) throw refuse('usage', '--rulebook', null, { expected: FORM });
  if ((one === undefined) === (cases === undefined)) throw refuse('usage', '--case', null, { expected: FORM });
  if (cases !== undefined && out === undefined) throw refuse('usage', '--out', null, { expected: FORM });
  const rulebook = openRulebook(named);
  if (one !== undefined) {
    const result = resultOf(rulebook, one, null);
    if (out === undefined) print(result);
    else writeWhole(out, result);
  } else evaluateFolder(rulebook, cases as string, out as string, complain);
}

type Print = (text: string) => void;
type Complain = (failure: BadInput) => void;

function resultOf(rulebook: RunnableRulebook, file: string, name: string | null): string {
  const result = assess(rulebook, readJson(file, '--case'));
  if (!result.ok) throw new BadInput(result.problems, name);
  return printResult(result.value);
}

/** A bad case is told and leaves no file; the others are evaluated all the same. */
function evaluateFolder(rulebook: RunnableRulebook, cases: string, out: string, complain: Complain): void {
  const names = namesIn(cases);
  if (names.length === 0) throw refuse('no_file', '--cases', cases, { expected: '*.json' });
  mkdirSync(out, { recursive: true });
  for (const name of names) {
    try {
      writeWhole(path.join(out, name), resultOf(rulebook, path.join(cases, name), name));
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      complain(new BadInput(error.problems, name));
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw noFile(error, folder, '--cases');
  }
}
