import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isName } from './scalars.js';
import { isNothing, note, refuse, type Reader, type Reading } from './reading.js';

export interface Item {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

/** The items of a mapping in order; keys are scalars, each given once. */
function itemsOf(node: Node | null, place: string, reading: Reading, itemPlace: (key: string) => string): Item[] {
  if (!isMap(node)) return refuse(reading, node, place, 'mapping') ?? [];
  const items: Item[] = [];
  const seen = new Set<string>();
  for (const pair of node.items) {
    const keyNode = pair.key as Node;
    if (!isScalar(keyNode) || typeof keyNode.source !== 'string') {
      refuse(reading, keyNode, place, 'name');
      continue;
    }
    const key = keyNode.source;
    if (seen.has(key)) note(reading, 'duplicate', keyNode, itemPlace(key), key);
    else items.push({ key, keyNode, value: (pair.value ?? null) as Node | null });
    seen.add(key);
  }
  return items;
}

/** The keys of one thing. `required` and `optional` read them; what neither asked for is reported by `done`. */
export interface Keys {
  required<T>(key: string, reader: Reader<T>): T;
  /** Undefined when the key is left out, or nothing stands behind it. */
  optional<T>(key: string, reader: Reader<T>): T | undefined;
  has(key: string): boolean;
  node(key: string): Node | null;
  done(): void;
}

/** `place` of the whole file is empty: its keys are places by themselves. */
export function keysOf(node: Node | null, place: string, reading: Reading): Keys | null {
  const at = (key: string): string => (place === '' ? key : `${place}.${key}`);
  if (!isMap(node)) return refuse(reading, node, place === '' ? 'rulebook' : place, 'mapping') ?? null;
  const items = new Map(itemsOf(node, place, reading, at).map((item) => [item.key, item]));
  const asked = new Set<string>();
  return {
    required(key, reader) {
      asked.add(key);
      const item = items.get(key);
      if (item !== undefined && !isEmpty(item.value)) return reader(item.value, at(key), reading);
      note(reading, 'missing_field', item?.keyNode ?? node, at(key), null);
      return undefined as never;
    },
    optional(key, reader) {
      asked.add(key);
      const item = items.get(key);
      return item === undefined || isNothing(item.value) ? undefined : reader(item.value, at(key), reading);
    },
    has: (key) => items.has(key) && !isNothing(items.get(key)?.value ?? null),
    node: (key) => items.get(key)?.keyNode ?? null,
    done() {
      for (const { key, keyNode } of items.values()) {
        if (!asked.has(key)) note(reading, 'unknown_name', keyNode, at(key), key, { expected: [...asked].join(', ') });
      }
    },
  };
}

/** `null` may be an expression, so only a key with nothing behind it counts as left out. */
const isEmpty = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.source === '' && node.value === null);

/** A mapping from declared names (or, with `words: 'codes'`, from any codes) to things; `placeOf` names each. */
export const record =
  <T>(
    reader: Reader<T>,
    {
      words,
      placeOf = (place, key) => `${place}[${key}]`,
    }: { words: 'names' | 'codes'; placeOf?: (place: string, key: string) => string },
  ): Reader<Readonly<Record<string, T>>> =>
  (node, place, reading) => {
    // without a prototype, so that no name finds what nobody declared
    const made = Object.create(null) as Record<string, T>;
    reading.places.mark(place, node);
    for (const { key, keyNode, value } of itemsOf(node, place, reading, (one) => placeOf(place, one))) {
      const at = placeOf(place, key);
      if (words === 'names' ? !isName(key) : key.trim() === '') {
        note(reading, 'bad_name', keyNode, at, key, { expected: words === 'names' ? 'name' : 'code' });
      }
      made[key] = reader(value, at, reading);
      reading.places.mark(at, isScalar(value) ? value : keyNode);
    }
    return made;
  };

/** A list; `placeOf` names its items. */
export const list =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (node, place, reading) => {
    reading.places.mark(place, node);
    if (!isSeq(node)) return refuse(reading, node, place, 'list');
    return node.items.map((item, i) => reader(item as Node | null, `${place}[${i}]`, reading));
  };

/** A list of different words. */
export const words =
  (reader: Reader<string>): Reader<readonly string[]> =>
  (node, place, reading) => {
    const found = list(reader)(node, place, reading) ?? [];
    found.forEach((word, i) => {
      if (word !== undefined && found.indexOf(word) < i && isSeq(node)) {
        note(reading, 'duplicate', node.items[i] as Node, `${place}[${i}]`, word);
      }
    });
    return found;
  };
