import { isScalar } from 'yaml';
import { exactDecimal } from './decimal-text.js';
import { isNothing, note, refuse, written, type Reader } from './reading.js';

/** Any scalar as the author wrote it: `document: 2025` and `clause: 2.1` are texts, too. */
export const text: Reader<string> = (node, place, reading) => {
  reading.places.mark(place, node);
  const found = written(node);
  return found === null || isNothing(node) ? refuse(reading, node, place, 'text') : found;
};

/** A text that is not blank. */
export const code: Reader<string> = (node, place, reading) => {
  const found = text(node, place, reading);
  if (found !== undefined && found.trim() === '') note(reading, 'bad_name', node, place, found, { expected: 'code' });
  return found;
};

const NAME = /^[a-z_\p{Script=Han}][a-z0-9_\p{Script=Han}]*$/u;

/** snake_case ASCII or Chinese letters, digits and `_` (rulebook.md section 2). */
export const isName = (word: string): boolean => NAME.test(word);

/** A declared name. */
export const name: Reader<string> = (node, place, reading) => {
  const found = text(node, place, reading);
  if (found !== undefined && !isName(found)) note(reading, 'bad_name', node, place, found, { expected: 'name' });
  return found;
};

/** An expression; a number, `true` or `null` is one, too. */
export const expression: Reader<string> = (node, place, reading) => {
  reading.places.mark(place, node);
  const found = written(node);
  if (found === null || !isScalar(node)) return refuse(reading, node, place, 'expression');
  if (found.trim() === '') {
    note(reading, 'missing_field', node, place, null);
    return found;
  }
  return typeof node.value === 'number' ? (exactDecimal(found) ?? found) : found;
};

/** A decimal below 10^12, as a text or as a number of the file. */
export const decimal: Reader<string> = (node, place, reading) => {
  reading.places.mark(place, node);
  const found = written(node);
  if (found === null) return refuse(reading, node, place, 'number');
  const exact = exactDecimal(found);
  if (exact === null) note(reading, 'not_a_number', node, place, found);
  else if (/[0-9]{13}/u.test(exact.split('.')[0])) note(reading, 'out_of_range', node, place, found, { max: '10^12' });
  return exact ?? found;
};

/** A whole number between two bounds. */
export const whole =
  (min: number, max: number): Reader<number> =>
  (node, place, reading) => {
    const found = decimal(node, place, reading);
    if (found === undefined || exactDecimal(found) === null) return Number.NaN;
    const number = Number(found);
    const allowed = { min: String(min), max: String(max) };
    if (!Number.isInteger(number) || number < min || number > max) {
      note(reading, 'out_of_range', node, place, found, allowed);
    }
    return number;
  };

/** One of a few words. */
export const oneOf =
  <T extends string>(...words: readonly T[]): Reader<T> =>
  (node, place, reading) => {
    const found = text(node, place, reading);
    if (found !== undefined && !(words as readonly string[]).includes(found)) {
      note(reading, 'not_a_value', node, place, found, { allowed: words.join(', ') });
    }
    return found as T;
  };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** A day of the calendar, `YYYY-MM-DD`. */
export const date: Reader<string> = (node, place, reading) => {
  const found = text(node, place, reading);
  if (found !== undefined && !isDay(found)) note(reading, 'bad_date', node, place, found);
  return found;
};

function isDay(word: string): boolean {
  const parts = DATE.exec(word)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year, month, day] = parts;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}
