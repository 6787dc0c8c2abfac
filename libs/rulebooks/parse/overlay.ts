import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { exactDecimal } from './decimal-text.js';
import { record } from './collections.js';
import { written, type Reader } from './reading.js';

/** Data whose shape is checked later; its numbers stay decimal text. */
export const plainData: Reader<unknown> = (node, place, reading) => {
  if (isMap(node))
    return record(plainData, { words: 'codes', placeOf: (at, key) => `${at}.${key}` })(node, place, reading);
  if (isSeq(node)) return node.items.map((item, i) => plainData(item as Node | null, `${place}[${i}]`, reading));
  if (!isScalar(node)) return null;
  const source = written(node) ?? '';
  return typeof node.value === 'number' ? (exactDecimal(source) ?? source) : node.value;
};
