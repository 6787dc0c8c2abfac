import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
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
 * The file of a rulebook that reads a disputed clause the other way: the overlay of that question laid over it. The rulebook
 * must have been read without problems; the new file is checked like any other. Problem: `unknown_reading`.
 */
export function withReading(file: string | Uint8Array, rulebook: Rulebook, name: string): Outcome<string> {
  const readings = disputedReadings(rulebook);
  const at = readings.findIndex((one) => one.name === name && one.switchable);
  if (at < 0) {
    const known = readings.filter(({ switchable }) => switchable).map((one) => one.name);
    const details = { expected: known.join(', ') };
    return { ok: false, problems: [{ code: 'unknown_reading', place: '--reading', value: name, details }] };
  }
  const text = textOfBytes(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  if (!text.ok) return text;
  const document = parseDocument(text.value, { version: '1.2', schema: 'core' });
  const whole = document.contents as unknown as YAMLMap;
  const questions = whole.get('readings_of_the_decree');
  const question: unknown = isSeq(questions) ? questions.items[at] : null;
  const overlay = isMap(question) ? question.get('overlay') : null;
  if (!isMap(overlay)) throw new Error(`the overlay of ${name} is not where it was read`);
  layOver(whole, overlay);
  return { ok: true, value: document.toString({ lineWidth: 0 }) };
}
