import { parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Outcome, Rulebook } from '../../engine/index.js';
import { textOfBytes } from '../parse/bytes.js';
import { layOver } from './merge.js';

/** An open question of the decree under the name that switches it: its clause, and which of the clause's questions it is. */
export interface DisputedReading {
  /** `c2.3#1` */
  readonly name: string;
  readonly clause: string;
  readonly question: string;
  readonly used: string;
  readonly alternative: string;
  /** Whether the rulebook says how the alternative would be computed. */
  readonly switchable: boolean;
}

export function disputedReadings({ readingsOfTheDecree }: Rulebook): DisputedReading[] {
  const seen = new Map<string, number>();
  return readingsOfTheDecree.map(({ clause, question, used, alternative, overlay }) => {
    const number = (seen.get(clause) ?? 0) + 1;
    seen.set(clause, number);
    const switchable = typeof overlay === 'object' && overlay !== null;
    return { name: `${clause}#${number}`, clause, question, used, alternative, switchable };
  });
}

/**
 * The file of a rulebook that reads disputed clauses the other way: the overlays of those questions laid over it, in the order
 * given. It offers no readings any more: an overlay is written for the rulebook it stands in. The rulebook must have been
 * read without problems; the new file is checked like any other. Problem: `unknown_reading`.
 */
export function withReadings(file: string | Uint8Array, rulebook: Rulebook, names: readonly string[]): Outcome<string> {
  const readings = disputedReadings(rulebook);
  const known = readings.filter(({ switchable }) => switchable).map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const details = { expected: known.join(', ') };
    const problems = unknown.map((name) => ({ code: 'unknown_reading', place: '--reading', value: name, details }));
    return { ok: false, problems };
  }
  const text = textOfBytes(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  if (!text.ok) return text;
  const document = parseDocument(text.value, { version: '1.2', schema: 'core' });
  const whole = document.contents as unknown as YAMLMap;
  const questions = (whole.get('readings_of_the_decree') as YAMLSeq).items as YAMLMap[];
  const overlays = names.map(
    (name) => questions[readings.findIndex((one) => one.name === name)].get('overlay') as YAMLMap,
  );
  for (const question of questions) question.delete('overlay');
  for (const overlay of overlays) layOver(whole, overlay);
  return { ok: true, value: document.toString({ lineWidth: 0 }) };
}
