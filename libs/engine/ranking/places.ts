import type { Column } from '../columns/column.js';
import type { Fields } from './fields.js';

/** Columns whose numbers can be compared as they stand. */
export const isPlain = ({ layout }: Column): boolean => layout.rep === 'whole' || layout.rep === 'place';

/** Up to here, counting who is better is faster than sorting. */
const FEW = 48;

/** Places where nothing but one plain column is compared: 1 + those strictly better, 1 + those strictly worse. */
export function countPlaces(by: Column, ascending: boolean, { start, members }: Fields, out: Column): void {
  const values = by.values as Int32Array;
  const [ranks, lasts, sizes] = [out.values as Int32Array, out.lasts as Int32Array, out.sizes as Int32Array];
  const [better, worse] = ascending ? [lasts, ranks] : [ranks, lasts];
  const small = isSmall(by);
  const keys = new Int32Array(FEW);
  for (let field = 0; field + 1 < start.length; field++) {
    const from = start[field];
    const size = start[field + 1] - from;
    if (small && size <= FEW) {
      for (let k = 0; k < size; k++) keys[k] = values[members[from + k]];
      countSmall(keys, size, members, from, better, worse);
    } else countSorted(values, size, members, from, better, worse);
    for (let k = from; k < from + size; k++) sizes[members[k]] = size;
  }
}

/** Differences of its values fit 32 bits. */
const isSmall = ({ layout }: Column): boolean =>
  layout.rep === 'place' || (layout.rep === 'whole' && layout.hi - layout.lo < 2 ** 31);

/** Counts by the sign of differences: no jump depends on the data. `above` counts the higher ones. */
function countSmall(
  keys: Int32Array,
  size: number,
  members: Int32Array,
  from: number,
  above: Int32Array,
  below: Int32Array,
): void {
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const own = keys[k];
    let higher = 1;
    for (let j = 0; j < size; j++) higher += (own - keys[j]) >>> 31;
    above[members[from + k]] = higher;
    sum += higher;
  }
  // Places 1 to n, each once, add up to this; every pair that shares one takes 1 away.
  const untied = sum === (size * (size + 1)) / 2;
  for (let k = 0; k < size; k++) {
    const row = members[from + k];
    below[row] = untied ? size + 1 - above[row] : 1 + countLower(keys, size, keys[k]);
  }
}

function countLower(keys: Int32Array, size: number, own: number): number {
  let lower = 0;
  for (let j = 0; j < size; j++) lower += (keys[j] - own) >>> 31;
  return lower;
}

function countSorted(
  values: ArrayLike<number>,
  size: number,
  members: Int32Array,
  from: number,
  above: Int32Array,
  below: Int32Array,
): void {
  const sorted = new Float64Array(size);
  for (let k = 0; k < size; k++) sorted[k] = values[members[from + k]];
  sorted.sort();
  for (let k = from; k < from + size; k++) {
    const own = values[members[k]];
    below[members[k]] = 1 + firstAt(sorted, own);
    above[members[k]] = 1 + size - firstAt(sorted, own, true);
  }
}

/** Index of the first number that is at least `value` (with `beyond`: greater). */
function firstAt(sorted: Float64Array, value: number, beyond = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value || (beyond && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
