import { isNull, ratioAt, type Column, type Poison } from '../columns/column.js';
import { compare, ZERO, type Ratio } from '../exact/ratio.js';

/** Reading and writing one cell of any number column: what the generated loops do not need. */

export const poisonAt = (column: Column, row: number): 0 | Poison =>
  (column.poison === null ? 0 : column.poison[row]) as 0 | Poison;

export function poisonRow(column: Column, row: number, poison: Poison): void {
  column.poison ??= new Uint8Array(column.values.length);
  if (column.poison[row] < poison) column.poison[row] = poison;
}

/** Zero in rows from..to. */
export function clear({ layout, values }: Column, from: number, to: number): void {
  if (layout.rep === 'ratio') (values as Ratio[]).fill(ZERO, from, to);
  else (values as Int32Array).fill(0, from, to);
}

export function setNull(column: Column, row: number): void {
  if (column.nulls === null) throw new Error('a column without nulls was given one');
  column.nulls[row] = 1;
  if (column.layout.rep !== 'ratio') column.values[row] = 0;
}

export function setRatio(column: Column, row: number, value: Ratio): void {
  const { layout, values, dens, nulls } = column;
  if (nulls !== null && layout.nullable) nulls[row] = 0;
  if (layout.rep === 'ratio') (values as Ratio[])[row] = value;
  else if (layout.rep === 'whole') values[row] = Number(value.n * (BigInt(layout.den) / value.d));
  else {
    values[row] = Number(value.n);
    (dens as Float64Array)[row] = Number(value.d);
  }
}

/** Copies a cell between columns of one layout but for nulls. */
export function copyCell(from: Column, fromRow: number, to: Column, row: number): void {
  if (isNull(from, fromRow)) {
    setNull(to, row);
    return;
  }
  if (to.nulls !== null && to.layout.nullable) to.nulls[row] = 0;
  to.values[row] = from.values[fromRow] as never;
  if (to.dens !== null && from.dens !== null) to.dens[row] = from.dens[fromRow];
}

/** Below, equal or above zero; both cells hold values. */
export function compareCells(a: Column, rowA: number, b: Column, rowB: number): number {
  const sameScale = a.layout.rep === 'whole' && b.layout.rep === 'whole' && a.layout.den === b.layout.den;
  const plain = a.layout.rep !== 'whole' && a.layout.rep !== 'fraction' && a.layout.rep !== 'ratio';
  if (sameScale || plain) return (a.values[rowA] as number) - (b.values[rowB] as number);
  return compare(ratioAt(a, rowA), ratioAt(b, rowB));
}

/** A text that equal values share: the groups of `sum_highest`, `group:` and peers. Null is a group of its own. */
export function cellKey(column: Column, row: number): string | number {
  if (isNull(column, row)) return 'null';
  const { layout, values } = column;
  if (layout.rep !== 'fraction' && layout.rep !== 'ratio') return values[row] as number;
  const { n, d } = ratioAt(column, row);
  return `${n}/${d}`;
}
