import { isNull, newColumn, ratioAt, type Column } from '../columns/column.js';
import { printUnits } from '../exact/decimal.js';
import { roundToUnits } from '../exact/round.js';
import type { Ratio } from '../exact/ratio.js';
import type { Entries, Failure } from '../kernels/kernel.js';
import type { Step } from '../plan/step.js';
import type { Run } from '../run/run.js';
import { columnsOf, taskOf } from '../run/steps.js';

/** A cell of a number column with so many decimals; null where it is null. */
export function printCell(column: Column, row: number, decimals: number): string | null {
  if (isNull(column, row)) return null;
  const { layout, values } = column;
  if (layout.rep === 'whole' && layout.den === 10 ** decimals) return printUnits(values[row] as number, decimals);
  return printUnits(roundToUnits(ratioAt(column, row), decimals), decimals);
}

/** Whether a rounded amount is nothing. */
export function isZeroAt(column: Column, row: number): boolean {
  if (isNull(column, row)) return false;
  return column.layout.rep === 'ratio' ? (column.values as Ratio[])[row].n === 0n : column.values[row] === 0;
}

/**
 * An expression that stands outside the order, for each entry: its row, and the numbers of its appointment. Null when it
 * fails for one of them (reported).
 */
export function stateColumn(
  run: Run,
  step: Step,
  index: number,
  entries: Entries & { readonly count: number },
): Column | null {
  if (step.work.does !== 'expression') throw new Error('an amount is an expression');
  const kernel = run.program.kernels.get(step, { ...taskOf(step, step.work), entries: true }, run);
  const out = newColumn(kernel.layout, entries.count, null);
  let failed = false;
  const fail = (row: number, failure: Failure): void => {
    failed = true;
    if (failure !== 2) run.report('division_by_zero', step, index, row);
  };
  kernel.loop(columnsOf(run, kernel, index), out, 0, entries.count, run.rowsOf(step.space, index), entries, fail);
  return failed ? null : out;
}
