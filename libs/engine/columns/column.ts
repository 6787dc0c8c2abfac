import { ZERO, type Ratio } from '../exact/ratio.js';

/**
 * How a column holds its values; fixed for a whole run, so that one kernel serves every period.
 * `whole`: numerators over one denominator, within proven bounds; `fraction`: each row has its own denominator;
 * `ratio`: beyond the bounds. `place`: a ranking's three columns. `nullable`: within the rows that are assessed.
 */
export type Layout =
  | {
      readonly rep: 'whole';
      readonly den: number;
      readonly lo: number;
      readonly hi: number;
      readonly nullable: boolean;
    }
  | {
      readonly rep: 'fraction';
      readonly lo: number;
      readonly hi: number;
      readonly denHi: number;
      readonly nullable: boolean;
    }
  | { readonly rep: 'ratio' | 'boolean' | 'text' | 'date'; readonly nullable: boolean }
  | { readonly rep: 'place'; readonly most: number; readonly nullable: true };

export type Values = Int8Array | Int16Array | Int32Array | Float64Array | Uint8Array | Ratio[];

/** One typed array per name and period; rows are those of the step's space. */
export interface Column {
  readonly layout: Layout;
  /** Numerators, ratios, 0/1, text numbers, days; of a ranking the ranks. Zero where null. */
  readonly values: Values;
  /** Denominators of a `fraction`. */
  readonly dens: Float64Array | null;
  /** `R.last` and `R.size` of a `place`. */
  readonly lasts: Int32Array | null;
  readonly sizes: Int32Array | null;
  /** 1 where null; absent when no row is. */
  readonly nulls: Uint8Array | null;
  /** Rows whose computation failed; absent when none did. See `Failure`. */
  poison: Uint8Array | null;
}

/** Why a row has no value: 1 an error nobody has reported yet (of a part), 2 one already reported. */
export type Poison = 1 | 2;

/** Whole numbers in the narrowest array that holds them: what is read less is read faster. */
function wholes(lo: number, hi: number, rows: number): Int8Array | Int16Array | Int32Array | Float64Array {
  const fits = (bits: number): boolean => lo >= -(2 ** (bits - 1)) && hi < 2 ** (bits - 1);
  if (fits(8)) return new Int8Array(rows);
  if (fits(16)) return new Int16Array(rows);
  return fits(32) ? new Int32Array(rows) : new Float64Array(rows);
}

function valuesFor(layout: Layout, rows: number): Values {
  switch (layout.rep) {
    case 'whole':
      return wholes(layout.lo, layout.hi, rows);
    case 'fraction':
      return new Float64Array(rows);
    case 'ratio':
      return Array.from({ length: rows }, () => ZERO);
    case 'boolean':
      return new Uint8Array(rows);
    case 'text':
    case 'date':
    case 'place':
      return new Int32Array(rows);
  }
}

/**
 * An empty column. `absent` marks the rows that are not assessed (null when all are): they read null.
 */
export function newColumn(layout: Layout, rows: number, absent: Uint8Array | null): Column {
  const nulls = layout.nullable ? (absent === null ? new Uint8Array(rows) : absent.slice()) : absent;
  const place = layout.rep === 'place';
  return {
    layout,
    values: valuesFor(layout, rows),
    dens: layout.rep === 'fraction' ? new Float64Array(rows).fill(1) : null,
    lasts: place ? new Int32Array(rows) : null,
    sizes: place ? new Int32Array(rows) : null,
    nulls,
    poison: null,
  };
}

export const isNull = (column: Column, row: number): boolean => column.nulls !== null && column.nulls[row] === 1;

/** The value of a number column at a row that is not null. */
export function ratioAt(column: Column, row: number): Ratio {
  const { layout, values, dens } = column;
  if (layout.rep === 'ratio') return (values as Ratio[])[row];
  const num = (values as Float64Array)[row];
  if (layout.rep === 'whole') return exact(num, layout.den);
  return exact(num, dens === null ? 1 : dens[row]);
}

function exact(num: number, den: number): Ratio {
  if (den === 1) return { n: BigInt(num), d: 1n };
  let [x, y] = [Math.abs(num), den];
  while (y !== 0) [x, y] = [y, x % y];
  return { n: BigInt(num / x), d: BigInt(den / x) };
}

/** A short text that is the same for layouts that read alike. */
export function layoutKey(layout: Layout): string {
  const mark = layout.nullable ? '?' : '';
  switch (layout.rep) {
    case 'whole':
      return `w${layout.den},${layout.lo},${layout.hi}${mark}`;
    case 'fraction':
      return `f${layout.denHi},${layout.lo},${layout.hi}${mark}`;
    case 'place':
      return `p${layout.most}`;
    default:
      return layout.rep + mark;
  }
}
