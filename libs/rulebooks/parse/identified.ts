import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { note, refuse, written, type Reader } from './reading.js';

/** A list of things with an `id` of their own; their places are `list[id]`, or `list[index]` where the id is unreadable or taken. */
export const identified =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (node, place, reading) => {
    reading.places.mark(place, node);
    if (!isSeq(node)) return refuse<readonly T[] | undefined>(reading, node, place, 'list') ?? [];
    const seen = new Set<string>();
    return node.items.map((item, i) => {
      const idNode = isMap(item) ? (item.get('id', true) as Node | undefined) : undefined;
      const id = isScalar(idNode) && idNode.value !== null ? written(idNode) : null;
      const again = id !== null && seen.has(id);
      if (again) note(reading, 'duplicate', idNode ?? null, `${place}[${id}]`, id);
      // what is wrong in the second of two is told of the second
      const at = `${place}[${id === null || again ? i : id}]`;
      reading.places.mark(at, idNode ?? (item as Node | null));
      if (id !== null) seen.add(id);
      return reader(item as Node | null, at, reading);
    });
  };
