import {
  compareRulebooks,
  printComparison,
  printRegister,
  readingsRegister,
  readOtherwise,
} from '../../libs/application/index.js';
import type { Case, Outcome } from '../../libs/engine/index.js';
import type { Language } from '../../libs/texts/index.js';
import { BadInput, refuse } from './failure.js';
import { readJson } from './files.js';
import { openRulebook } from './rulebook.js';

export interface CompareOptions {
  readonly rulebooks: readonly string[];
  readonly readings: readonly string[];
  readonly allReadings: boolean;
  readonly case?: string;
  readonly json: boolean;
}

const FORM = 'compare --case FILE --rulebook A (--rulebook B | --reading c2.3#1 ... | --all-readings) [--json]';

/** `kaohe compare`: what another rulebook, or another reading of a disputed clause, would change for a case. */
export function compareCommand(options: CompareOptions, language: Language, print: (text: string) => void): void {
  const { rulebooks, readings, allReadings, json } = options;
  const ways = [rulebooks.length === 2, readings.length > 0, allReadings].filter(Boolean).length;
  if (options.case === undefined || rulebooks.length === 0 || rulebooks.length > 2 || ways !== 1) {
    throw refuse('usage', 'compare', null, { expected: FORM });
  }
  const [first, second] = rulebooks.map(openRulebook);
  const given = readJson(options.case, '--case');
  if (allReadings) {
    const entries = must(readingsRegister(first, given));
    print(json ? `${JSON.stringify(entries, null, 1)}\n` : printRegister(entries, language));
    return;
  }
  const comparison = must(compareRulebooks(first, second ?? must(readOtherwise(first, readings)), given));
  print(json ? `${JSON.stringify(comparison, null, 1)}\n` : printComparison(comparison, given as Case, language));
}

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new BadInput(outcome.problems);
  return outcome.value;
}
