import { isNull, type Column } from '../columns/column.js';
import { cellKey } from '../run/cells.js';

/** Rows by the field they are ranked in: the members of field `f` are `members[start[f]] … members[start[f + 1] - 1]`. */
export interface Fields {
  /** Field of each row; -1: the row has no place. */
  readonly of: Int32Array;
  readonly start: Int32Array;
  readonly members: Int32Array;
}

export interface Division {
  readonly absent: Uint8Array | null;
  readonly by: Column;
  readonly among: Column | null;
  readonly group: Column | null;
  /** Row of the organization above, when ranked within it; -1: none. */
  readonly parent: Int32Array | null;
}

/** Whether the fields are those of every other such period: nobody is away, without a value, or outside. */
export const isSettled = ({ absent, by, among, group }: Division): boolean =>
  absent === null && by.nulls === null && among === null && group === null;

/** Section 5: one field, or one inside each organization above, or by the value of `group`. */
export function fieldsOf(division: Division, rows: number): Fields {
  const of = new Int32Array(rows);
  const numbers = new Map<string, number>();
  let count = 1;
  for (let row = 0; row < rows; row++) {
    of[row] = -1;
    if (!hasPlace(division, row)) continue;
    const above = division.parent === null ? 0 : division.parent[row] + 1;
    of[row] = division.group === null ? above : numberOf(numbers, `${above} ${cellKey(division.group, row)}`);
    if (of[row] >= count) count = of[row] + 1;
  }
  const start = new Int32Array(count + 1);
  for (let row = 0; row < rows; row++) if (of[row] >= 0) start[of[row] + 1]++;
  for (let field = 0; field < count; field++) start[field + 1] += start[field];
  const members = new Int32Array(start[count]);
  const next = start.slice();
  for (let row = 0; row < rows; row++) if (of[row] >= 0) members[next[of[row]]++] = row;
  return { of, start, members };
}

function hasPlace({ absent, by, among }: Division, row: number): boolean {
  if (absent !== null && absent[row] === 1) return false;
  if (isNull(by, row)) return false;
  return among === null || (!isNull(among, row) && among.values[row] === 1);
}

function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
