import { distanceOf, printDistance, printRobustness, robustnessOf } from '../../libs/application/index.js';
import type { Case } from '../../libs/engine/index.js';
import type { Language } from '../../libs/texts/index.js';
import { BadInput, refuse } from './failure.js';
import { readJson } from './files.js';
import { openRulebook } from './rulebook.js';

export interface DistanceOptions {
  readonly rulebook?: string;
  readonly case?: string;
  readonly period?: string;
  readonly of?: string;
  readonly robustness?: boolean;
  readonly json?: boolean;
}

const FORM = 'distance --case FILE --rulebook FILE_OR_ID --period 2025 (--of T05 | --robustness) [--json]';

/** `kaohe distance`: how far one organization is from what comes next; with `--robustness`, how firm the places are. */
export function distanceCommand(options: DistanceOptions, language: Language, print: (text: string) => void): void {
  const { rulebook: named, case: file, period, of, robustness = false, json = false } = options;
  if (named === undefined || file === undefined || period === undefined || (of === undefined) !== robustness) {
    throw refuse('usage', 'distance', null, { expected: FORM });
  }
  const rulebook = openRulebook(named);
  const given = readJson(file, '--case') as Case;
  const outcome = of === undefined ? robustnessOf(rulebook, given, period) : distanceOf(rulebook, given, of, period);
  if (!outcome.ok) throw new BadInput(outcome.problems);
  const { value } = outcome;
  if (json) print(`${JSON.stringify(value, null, 1)}\n`);
  else print('holds' in value ? printRobustness(value, language) : printDistance(value, given, language));
}
