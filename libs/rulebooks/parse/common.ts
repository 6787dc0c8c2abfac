import type { FieldType, Name, Rhythm } from '../../engine/index.js';
import { isSeq } from 'yaml';
import { keysOf, record, words } from './collections.js';
import { note, type Reader } from './reading.js';
import { code, oneOf, text, whole } from './scalars.js';

/** `{ zh, en }`; a missing one is the id. */
export const names: Reader<Name> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return {};
  const name = { zh: keys.optional('zh', text), en: keys.optional('en', text) };
  keys.done();
  return defined(name);
};

export const rhythm: Reader<Rhythm> = oneOf('year', 'half', 'quarter', 'month');

/** A list of values, `number`, `text` or `date`. */
const fieldType: Reader<FieldType> = (node, place, reading) =>
  isSeq(node) ? values(node, place, reading) : oneOf('number', 'text', 'date')(node, place, reading);

/** The values that something can take: at least one, each once. */
export const values: Reader<readonly string[]> = (node, place, reading) => {
  const found = words(code)(node, place, reading);
  if (isSeq(node) && found.length === 0) note(reading, 'missing_field', node, place, null);
  return found;
};

export const fields: Reader<Readonly<Record<string, FieldType>>> = record(fieldType, {
  words: 'names',
  placeOf: (place, key) => `${place}.${key}`,
});

/** Without the keys that were left out. */
export function defined<T extends object>(thing: T): T {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined)) as T;
}

/** The decimals to which a named value is rounded. */
export const decimals: Reader<number> = whole(0, 12);
