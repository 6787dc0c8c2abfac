import { isNull, newColumn, ratioAt, type Column } from '../columns/column.js';
import { printUnits } from '../exact/decimal.js';
import { roundToUnits } from '../exact/round.js';
import type { PlannedConsequence } from '../plan/program.js';
import type { Step } from '../plan/step.js';
import type { Run } from '../run/run.js';
import { columnsOf, taskOf } from '../run/steps.js';

/** Money as printed; `null` when it is not known; `failed` when computing it failed (reported). */
export type Amount = { readonly text: string | null } | 'failed';

/** What a consequence says for one row and appointment: its amount, range or grades; the rest is the same for all. */
export interface Stated {
  readonly amount: string | null;
  readonly grades: readonly (readonly [string, string | null])[] | null;
  readonly between: readonly [string | null, string | null] | null;
}

/** A cell of a number column with so many decimals; null where it is null. */
export function printCell(column: Column, row: number, decimals: number): string | null {
  if (isNull(column, row)) return null;
  const { layout, values } = column;
  if (layout.rep === 'whole' && layout.den === 10 ** decimals) return printUnits(values[row] as number, decimals);
  return printUnits(roundToUnits(ratioAt(column, row), decimals), decimals);
}

/** Computes an expression that stands outside the order for one row (and the numbers of one appointment). */
export function amountAt(run: Run, step: Step, index: number, row: number, post: number): Amount {
  if (step.work.does !== 'expression') throw new Error('an amount is an expression');
  const kernel = run.program.kernels.get(step, taskOf(step, step.work), run);
  const rows = run.rowsOf(step.space, index);
  const out = newColumn(kernel.layout, rows.count, null);
  let failed = false;
  kernel.loop(columnsOf(run, kernel, index), out, row, row + 1, rows, post, (_, failure) => {
    failed = true;
    if (failure !== 2) run.report('division_by_zero', step, index, row);
  });
  return failed ? 'failed' : { text: printCell(out, row, step.work.decimals ?? 0) };
}

/** Everything a consequence states for a row; null when some of it failed. */
export function state(run: Run, planned: PlannedConsequence, index: number, row: number, post: number): Stated | null {
  let failed = false;
  const text = (step: Step): string | null => {
    const amount = amountAt(run, step, index, row, post);
    if (amount === 'failed') failed = true;
    return amount === 'failed' ? null : amount.text;
  };
  const stated: Stated = {
    amount: planned.amount === null ? null : text(planned.amount),
    grades: planned.grades === null ? null : planned.grades.map(([grade, step]) => [grade, text(step)] as const),
    between: planned.between === null ? null : [text(planned.between[0]), text(planned.between[1])],
  };
  return failed ? null : stated;
}
