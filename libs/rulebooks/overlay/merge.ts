import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/**
 * Lays a partial rulebook over a rulebook: keys of a map one by one, elements of a list that have an `id` by their id (new ones
 * at the end), everything else is replaced; null takes a key away. The tree is changed in place.
 */
export function layOver(whole: YAMLMap, part: YAMLMap): void {
  for (const { key, value } of part.items as Pair<Node, Node | null>[]) {
    const name = isScalar(key) ? key.value : key;
    const there = whole.get(name, true) as Node | undefined;
    if (value === null || (isScalar(value) && value.value === null)) whole.delete(name);
    else if (isMap(there) && isMap(value)) layOver(there, value);
    else if (isSeq(there) && isSeq(value) && haveIds(value)) layOverById(there, value);
    else whole.set(key, value);
  }
}

const idOf = (node: unknown): unknown => (isMap(node) ? node.get('id') : undefined);
const haveIds = ({ items }: YAMLSeq): boolean => items.length > 0 && items.every((one) => idOf(one) !== undefined);

function layOverById(whole: YAMLSeq, part: YAMLSeq): void {
  for (const one of part.items as YAMLMap[]) {
    const there = whole.items.find((other) => idOf(other) === idOf(one));
    if (isMap(there)) layOver(there, one);
    else whole.items.push(one);
  }
}
