import { isNull, ratioAt, type Column } from '../columns/column.js';
import { add, divide, ZERO, type Ratio } from '../exact/ratio.js';
import type { Step, Work } from '../plan/step.js';
import { cellKey, clear, compareCells, copyCell, poisonAt, poisonRow, setNull, setRatio } from './cells.js';
import type { Run } from './run.js';

type Aggregate = Extract<Work, { does: 'aggregate' }>;

/** Rows that are gathered, with the row each is gathered into (-1: none). */
interface Source {
  readonly count: number;
  readonly absent: Uint8Array | null;
  readonly target: Int32Array | null;
  readonly condition: Column | null;
  readonly value: Column | null;
  readonly key: Column | null;
}

/** `count sum max min sum_highest` over events, organizations below, or shorter periods, for rows from..to. */
export function aggregate(
  run: Run,
  step: Step,
  work: Aggregate,
  index: number,
  out: Column,
  from: number,
  to: number,
): void {
  const sources = sourcesOf(run, step, work, index);
  clear(out, from, to);
  if (work.fn === 'max' || work.fn === 'min') for (let row = from; row < to; row++) setNull(out, row);
  const highest = work.fn === 'sum_highest' ? new Map<string, [Column, number]>() : null;
  for (const source of sources) {
    for (let i = 0; i < source.count; i++) {
      const row = source.target === null ? i : source.target[i];
      if (row < from || row >= to || source.absent?.[i] === 1) continue;
      if (failed(source, i, out, row) || !holds(source.condition, i)) continue;
      if (source.value === null) (out.values as Int32Array)[row]++;
      else if (!isNull(source.value, i)) take(work, source, source.value, i, out, row, highest);
    }
  }
  highest?.forEach(([value, i], key) => addCell(value, i, out, Number(key.slice(0, key.indexOf(' ')))));
}

function sourcesOf(run: Run, step: Step, work: Aggregate, index: number): Source[] {
  const source = (at: number): Omit<Source, 'target'> => {
    const { count, absent } = run.rowsOf(work.rows, at);
    const column = (one: Step | null): Column | null => (one === null ? null : run.column(one, at));
    return { count, absent, condition: column(work.condition), value: column(work.value), key: column(work.key) };
  };
  if (work.over === 'periods') {
    const period = run.periods(step.space.rhythm)[index];
    return run.within(period, work.rows.rhythm).map((at) => ({ ...source(at), target: null }));
  }
  const rows = run.rowsOf(work.rows, index);
  const target = work.over === 'events' ? rows.organization : rows.parent;
  return target === null ? [] : [{ ...source(index), target }];
}

const holds = (condition: Column | null, i: number): boolean =>
  condition === null || (!isNull(condition, i) && condition.values[i] === 1);

function failed({ condition, value, key }: Source, i: number, out: Column, row: number): boolean {
  if (condition !== null && poisonAt(condition, i) > 0) return spread(condition, i, out, row);
  if (!holds(condition, i)) return false;
  for (const part of [value, key]) if (part !== null && poisonAt(part, i) > 0) return spread(part, i, out, row);
  return false;
}

function spread(part: Column, i: number, out: Column, row: number): true {
  poisonRow(out, row, poisonAt(part, i) as 1 | 2);
  return true;
}

function take(
  { fn }: Aggregate,
  { key }: Source,
  value: Column,
  i: number,
  out: Column,
  row: number,
  highest: Map<string, [Column, number]> | null,
): void {
  if (highest !== null && key !== null) {
    const group = `${row} ${cellKey(key, i)}`;
    const best = highest.get(group);
    if (best === undefined || compareCells(value, i, ...best) > 0) highest.set(group, [value, i]);
  } else if (fn === 'sum') addCell(value, i, out, row);
  else if (isNull(out, row) || (fn === 'max') === compareCells(value, i, out, row) > 0) {
    if (isNull(out, row) || compareCells(value, i, out, row) !== 0) copyCell(value, i, out, row);
  }
}

/** Adds a cell that holds a value. */
export function addCell(value: Column, i: number, out: Column, row: number): void {
  if (out.layout.rep === 'whole' && value.layout.rep === 'whole' && out.layout.den === value.layout.den) {
    (out.values as Float64Array)[row] += (value.values as Float64Array)[i];
  } else setRatio(out, row, add(ratioAt(out, row), ratioAt(value, i)));
}

/** `best worst average total` over the assessed organizations of the kind, or of those with the same group. */
export function peers(
  run: Run,
  step: Step,
  work: Extract<Work, { does: 'peers' }>,
  index: number,
  out: Column,
  from: number,
  to: number,
): void {
  const { count, absent } = run.rowsOf(step.space, index);
  const value = run.column(work.value, index);
  const group = work.group === null ? null : run.column(work.group, index);
  const key = (row: number): string | number => (group === null ? 0 : cellKey(group, row));
  const fields = new Map<string | number, { sum: Ratio; n: number; best: number; poison: 0 | 1 | 2 }>();
  const whole = value.layout.rep === 'whole' ? { den: value.layout.den, nums: value.values as Float64Array } : null;
  const sums = new Map<string | number, number>();
  for (let row = 0; row < count; row++) {
    if (absent?.[row] === 1) continue;
    const own = key(row);
    let field = fields.get(own);
    if (field === undefined) fields.set(own, (field = { sum: ZERO, n: 0, best: -1, poison: 0 }));
    const poison = poisonAt(value, row) || (group === null ? 0 : poisonAt(group, row));
    if (poison > field.poison) field.poison = poison;
    if (isNull(value, row)) continue;
    field.n++;
    if (work.fn === 'average' || work.fn === 'total') {
      // Beyond the bounds of the column a sum of doubles might not be exact; then the column is a ratio one.
      if (whole !== null && out.layout.rep !== 'ratio') sums.set(own, (sums.get(own) ?? 0) + whole.nums[row]);
      else field.sum = add(field.sum, ratioAt(value, row));
    } else if (field.best < 0 || (work.fn === 'best') === compareCells(value, row, value, field.best) > 0) {
      field.best = row;
    }
  }
  for (let row = from; row < to; row++) {
    if (absent?.[row] === 1) continue;
    const own = key(row);
    const field = fields.get(own);
    if (field === undefined) continue;
    if (field.poison !== 0) poisonRow(out, row, field.poison);
    else if (work.fn === 'total') {
      if (whole !== null && out.layout.rep === 'whole') out.values[row] = sums.get(own) ?? 0;
      else setRatio(out, row, field.sum);
    } else if (field.n === 0) setNull(out, row);
    else if (work.fn !== 'average') copyCell(value, field.best, out, row);
    else if (whole !== null && out.layout.rep === 'fraction') {
      (out.nulls as Uint8Array)[row] = 0;
      out.values[row] = sums.get(own) ?? 0;
      (out.dens as Float64Array)[row] = whole.den * field.n;
    } else setRatio(out, row, divide(field.sum, { n: BigInt(field.n), d: 1n }));
  }
}
