import { ratio, type Ratio } from '../exact/ratio.js';
import type { DecimalUnits } from '../exact/decimal.js';
import type { ValueType } from '../language/typed.js';
import { newColumn, type Column, type Layout } from './column.js';
import type { FieldValue } from './frame.js';

const SAFE = 2n ** 52n;

/** The layout that holds everything given for one name; bounds grow in powers of two, so that cases share kernels. */
export function layoutOfGiven(values: Iterable<FieldValue | undefined>, type: ValueType): Layout {
  let nullable = false;
  let scale = 0;
  const numbers: DecimalUnits[] = [];
  for (const value of values) {
    if (value === null || value === undefined) nullable = true;
    else if (typeof value === 'object') {
      numbers.push(value);
      if (value.scale > scale) scale = value.scale;
    }
  }
  if (type !== 'number') return { rep: type as 'text' | 'date', nullable };
  let [lo, hi] = [0n, 0n];
  for (const { units, scale: own } of numbers) {
    const scaled = own === scale ? units : units * 10n ** BigInt(scale - own);
    if (scaled < lo) lo = scaled;
    if (scaled > hi) hi = scaled;
  }
  if (lo < -SAFE || hi > SAFE) return { rep: 'ratio', nullable };
  return { rep: 'whole', den: 10 ** scale, lo: -boundOf(Number(-lo)), hi: boundOf(Number(hi)), nullable };
}

/** The next power of two, so that cases share kernels; 0 for none. */
export function boundOf(most: number): number {
  let bound = 0;
  if (most > 0) for (bound = 1; bound < most;) bound *= 2;
  return bound;
}

/** Fills a column with what was given, row by row. */
export function givenColumn(
  layout: Layout,
  values: readonly (FieldValue | undefined)[],
  absent: Uint8Array | null,
  textNumber: (text: string) => number,
): Column {
  const column = newColumn(layout, values.length, absent);
  const { values: out, nulls } = column;
  values.forEach((value, row) => {
    if (value === null || value === undefined) {
      if (nulls !== null && nulls !== absent) nulls[row] = 1;
    } else if (typeof value === 'string') out[row] = textNumber(value);
    else if (typeof value === 'number') out[row] = value;
    else if (layout.rep === 'ratio') (out as Ratio[])[row] = ratio(value.units, 10n ** BigInt(value.scale));
    else if (layout.rep === 'whole') out[row] = scaled(value, layout.den);
  });
  return column;
}

const scaled = ({ units, scale }: DecimalUnits, den: number): number => Number(units) * (den / 10 ** scale);
