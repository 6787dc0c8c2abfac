import { isNull, type Column } from '../columns/column.js';
import type { Ratio } from '../exact/ratio.js';
import type { Step, Work } from '../plan/step.js';
import { addCell } from './aggregates.js';
import { clear, copyCell, poisonAt, poisonRow, setNull } from './cells.js';
import type { Run } from './run.js';

/** `previous streak run_sum window_sum` for rows from..to; rows of one space are the same in every period. */
export function history(
  run: Run,
  step: Step,
  work: Extract<Work, { does: 'previous' | 'streak' | 'run_sum' | 'window_sum' }>,
  index: number,
  out: Column,
  from: number,
  to: number,
): void {
  const { rhythm } = step.space;
  if (work.does === 'previous') {
    const before = run.before(rhythm, index, work.periods);
    previous(before < 0 ? null : past(run, work.value, step, before), out, from, to);
    return;
  }
  if (work.does === 'window_sum') {
    clear(out, from, to);
    for (let k = 0; k < work.periods; k++) {
      const at = k === 0 ? index : run.before(rhythm, index, k);
      if (at >= 0) addPeriod(past(run, work.value, step, at), out, from, to);
    }
    return;
  }
  const now = past(run, work.value, step, index);
  const before = run.before(rhythm, index, 1);
  const carried = before < 0 ? null : past(run, step, step, before);
  clear(out, from, to);
  const unbroken =
    now.column.poison === null && (carried === null || (carried.absent ?? carried.column.poison) === null);
  if (work.does === 'streak' && unbroken) return lengthen(now.column, carried?.column ?? null, out, from, to);
  for (let row = from; row < to; row++) {
    const poison = poisonAt(now.column, row);
    if (poison !== 0) poisonRow(out, row, poison);
    else if (!goesOn(now.column, row)) continue;
    else {
      if (work.does === 'streak') (out.values as Int32Array)[row] = 1;
      else addCell(now.column, row, out, row);
      if (carried !== null && !carried.gone(row)) {
        const earlier = poisonAt(carried.column, row);
        if (earlier !== 0) poisonRow(out, row, earlier);
        else addCell(carried.column, row, out, row);
      }
    }
  }
}

/** A streak that nothing broke off by failing or being away: one more where the condition holds, else none. */
function lengthen({ values, nulls }: Column, earlier: Column | null, out: Column, from: number, to: number): void {
  const [holds, lengths] = [values as Uint8Array, out.values as Int8Array];
  if (earlier === null) lengths.set(holds.subarray(from, to), from);
  else {
    const before = earlier.values as Int8Array;
    for (let row = from; row < to; row++) lengths[row] = -holds[row] & (before[row] + 1);
  }
  if (nulls !== null) for (let row = from; row < to; row++) if (nulls[row] === 1) lengths[row] = 0;
}

/** Whether the run goes on at this row: a condition that holds, a value above zero. */
function goesOn(column: Column, row: number): boolean {
  if (isNull(column, row)) return false;
  const { layout, values } = column;
  if (layout.rep === 'ratio') return (values as Ratio[])[row].n > 0n;
  return (values as Int32Array)[row] > 0;
}

interface Past {
  readonly column: Column;
  readonly absent: Uint8Array | null;
  /** The row is not assessed in that period. */
  readonly gone: (row: number) => boolean;
}

function past(run: Run, value: Step, step: Step, index: number): Past {
  const { absent } = run.rowsOf(step.space, index);
  return { column: run.column(value, index), absent, gone: (row) => absent !== null && absent[row] === 1 };
}

function previous(before: Past | null, out: Column, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    if (before === null || before.gone(row)) setNull(out, row);
    else {
      const poison = poisonAt(before.column, row);
      if (poison !== 0) poisonRow(out, row, poison);
      else copyCell(before.column, row, out, row);
    }
  }
}

function addPeriod({ column, gone }: Past, out: Column, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    if (gone(row)) continue;
    const poison = poisonAt(column, row);
    if (poison !== 0) poisonRow(out, row, poison);
    else if (!isNull(column, row)) addCell(column, row, out, row);
  }
}
