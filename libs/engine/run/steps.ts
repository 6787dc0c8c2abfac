import type { Column, Layout } from '../columns/column.js';
import type { FieldValue, Readings } from '../columns/frame.js';
import { givenColumn, layoutOfGiven } from '../columns/given.js';
import { rank, rankingPoison, rankRow } from '../ranking/ranking.js';
import type { Failure, Kernel, Task } from '../kernels/kernel.js';
import type { Step, Work } from '../plan/step.js';
import { aggregate, peers } from './aggregates.js';
import { poisonAt, poisonRow } from './cells.js';
import { history } from './history.js';
import { aggregateLayout, countLayout, nullableOf, peersLayout, sumLayout } from './layouts.js';
import type { Rows } from './rows.js';
import type { Run } from './run.js';

type Expression = Extract<Work, { does: 'expression' }>;

export const taskOf = (step: Step, { expression, decimals, nullPlain }: Expression): Task => ({
  expression,
  type: step.type,
  decimals,
  strict: nullPlain,
  entries: false,
});

/** How a step's columns look in every period of this run. Steps are laid out in their order. */
export function layOut(run: Run, step: Step): void {
  run.setLayout(step, layoutFor(run, step));
}

function layoutFor(run: Run, step: Step): Layout {
  const { work, space } = step;
  switch (work.does) {
    case 'input':
      return (run.given.readings.get(work.input) as Readings).layout;
    case 'trait': {
      const fields = space.of === 'organization' ? (run.given.organizations.get(space.kind)?.fields ?? []) : [];
      return layoutOfGiven(
        fields.map((own) => own[work.name]),
        step.type,
      );
    }
    case 'field': {
      const events = space.of === 'event' ? (run.given.events.get(space.event) ?? []) : [];
      return layoutOfGiven(
        events.map((event) => event.fields[work.name]),
        step.type,
      );
    }
    case 'expression':
      return run.program.kernels.get(step, taskOf(step, work), run).layout;
    case 'aggregate': {
      const value = work.value === null ? null : run.layoutOf(work.value);
      const most = work.over === 'periods' ? 12 : run.mostRows(work.rows);
      return aggregateLayout(work.fn, value, most);
    }
    case 'peers':
      return peersLayout(work.fn, run.layoutOf(work.value), run.mostRows(space));
    case 'previous':
      return nullableOf(run.layoutOf(work.value));
    case 'streak':
      return countLayout(run.periods(space.rhythm).length);
    case 'run_sum':
      return sumLayout(run.layoutOf(work.value), run.periods(space.rhythm).length);
    case 'window_sum':
      return sumLayout(run.layoutOf(work.value), work.periods);
    case 'ranking':
      return { rep: 'place', most: run.mostRows(space), nullable: true };
    case 'fire':
      return { rep: 'boolean', nullable: true };
    case 'fired':
      return { rep: 'boolean', nullable: false };
    case 'received':
      return countLayout(2 ** 31 - 1);
  }
}

/** Computes a step's column in one period. */
export function compute(run: Run, step: Step, index: number): void {
  const { work, space } = step;
  const rows = run.rowsOf(space, index);
  switch (work.does) {
    case 'input':
      return run.put(step, index, (run.given.readings.get(work.input) as Readings).columns[index]);
    case 'trait': {
      const fields = space.of === 'organization' ? (run.given.organizations.get(space.kind)?.fields ?? []) : [];
      return run.put(
        step,
        index,
        given(
          run,
          step,
          rows,
          fields.map((own) => own[work.name]),
        ),
      );
    }
    case 'field': {
      const values = (rows.events ?? []).map((event) => event.fields[work.name]);
      return run.put(step, index, given(run, step, rows, values));
    }
    default: {
      const out = run.open(step, index);
      if (work.does === 'ranking') return ranking(run, step, work, index, out, null);
      const whole = work.does === 'fired' ? ([[0, rows.count]] as const) : rows.runs;
      for (const [from, to] of whole) computeRows(run, step, index, from, to);
    }
  }
}

function given(run: Run, step: Step, { absent }: Rows, values: readonly (FieldValue | undefined)[]): Column {
  return givenColumn(run.layoutOf(step), values, absent, (text) => run.text(text));
}

/** Computes rows from..to of a column that is there. A ranking's rows are taken one by one. */
export function computeRows(run: Run, step: Step, index: number, from: number, to: number): void {
  const { work } = step;
  const out = run.column(step, index);
  switch (work.does) {
    case 'expression':
      return runKernel(run, step, work, index, out, from, to);
    case 'aggregate':
      aggregate(run, step, work, index, out, from, to);
      break;
    case 'peers':
      peers(run, step, work, index, out, from, to);
      break;
    case 'previous':
    case 'streak':
    case 'run_sum':
    case 'window_sum':
      history(run, step, work, index, out, from, to);
      break;
    case 'ranking':
      for (let row = from; row < to; row++) ranking(run, step, work, index, out, row);
      return;
    case 'fire':
      return fire(run, step, work, index, out, from, to);
    case 'fired':
      return fired(run, step, work, index, out, from, to);
    default:
      return;
  }
  if (out.poison !== null) run.poison();
}

function runKernel(run: Run, step: Step, work: Expression, index: number, out: Column, from: number, to: number): void {
  const kernel = run.program.kernels.get(step, taskOf(step, work), run);
  kernel.loop(columnsOf(run, kernel, index), out, from, to, run.rowsOf(step.space, index), null, (row, failure) =>
    fail(run, step, index, out, row, failure),
  );
}

export function columnsOf(run: Run, kernel: Kernel, index: number): Column[] {
  const columns = kernel.inputs.map(({ step }) => run.column(step, index));
  return columns.concat(kernel.numbers.map((name) => run.numberColumn(name)));
}

/** A row that has no value. Named steps report it; a part leaves it to whoever needs that row. */
function fail(run: Run, step: Step, index: number, out: Column, row: number, failure: Failure): void {
  run.poison();
  if (failure !== 2 && step.name !== null) {
    run.report(failure === 3 ? 'null_score' : 'division_by_zero', step, index, row);
  }
  poisonRow(out, row, failure === 2 || step.name !== null ? 2 : 1);
}

/** All rows, or one row whose own values have changed. */
function ranking(
  run: Run,
  step: Step,
  work: Extract<Work, { does: 'ranking' }>,
  index: number,
  out: Column,
  only: number | null,
): void {
  const failed = rankingPoison(run, step, work, index);
  for (const { row, poison } of failed) if (poison === 1) run.report('division_by_zero', step, index, row);
  if (failed.length > 0) {
    run.poison();
    for (let row = 0; row < out.values.length; row++) if (only === null || row === only) poisonRow(out, row, 2);
  } else if (only === null) rank(run, step, work, index, out);
  else rankRow(run, step, work, index, out, only);
}

/** Section 6: a null `when` leaves the rule undetermined; where an overriding rule fires, this one does not. */
function fire(
  run: Run,
  step: Step,
  work: Extract<Work, { does: 'fire' }>,
  index: number,
  out: Column,
  from: number,
  to: number,
): void {
  const when = work.when === null ? null : run.column(work.when, index);
  if (when !== null && when.poison === null && work.overriddenBy.length === 0) return copyTruth(when, out, from, to);
  const overriding = work.overriddenBy.map((other) => firedRows(run, other, step, index));
  for (let row = from; row < to; row++) {
    const poison = when === null ? 0 : poisonAt(when, row);
    const overridden = overriding.some((fires) => fires(row));
    if (poison !== 0) fail(run, step, index, out, row, poison);
    else {
      const isNull = when !== null && when.nulls !== null && when.nulls[row] === 1 && !overridden;
      (out.nulls as Uint8Array)[row] = isNull ? 1 : 0;
      out.values[row] = !isNull && !overridden && (when === null || when.values[row] === 1) ? 1 : 0;
    }
  }
}

/** A condition that nothing overrides: true where it is true, undetermined where it is null. */
function copyTruth(when: Column, out: Column, from: number, to: number): void {
  (out.values as Uint8Array).set((when.values as Uint8Array).subarray(from, to), from);
  const nulls = out.nulls as Uint8Array;
  if (when.nulls === null) nulls.fill(0, from, to);
  else nulls.set(when.nulls.subarray(from, to), from);
}

/** Whether a rule fired for the organization (official, appointment) of a row of another rule. */
function firedRows(run: Run, other: Step, step: Step, index: number): (row: number) => boolean {
  const column = run.column(other, index);
  const holds = (row: number): boolean => column.values[row] === 1;
  const own = step.space.of === 'event' ? run.rowsOf(step.space, index).organization : null;
  const subject = (row: number): number => (own === null ? row : own[row]);
  if (other.space.of !== 'event') return (row) => holds(subject(row));
  const organizations = run.rowsOf(other.space, index).organization as Int32Array;
  const fired = new Set(organizations.filter((_, row) => holds(row)));
  return (row) => fired.has(subject(row));
}

function fired(
  run: Run,
  step: Step,
  work: Extract<Work, { does: 'fired' }>,
  index: number,
  out: Column,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) out.values[row] = 0;
  for (const rule of work.rules) {
    const column = run.column(rule, index);
    const organization = rule.space.of === 'event' ? run.rowsOf(rule.space, index).organization : null;
    for (let i = 0; i < column.values.length; i++) {
      const row = organization === null ? i : organization[i];
      if (row < from || row >= to) continue;
      const poison = poisonAt(column, i);
      if (poison !== 0) fail(run, step, index, out, row, poison);
      else if (column.values[i] === 1) out.values[row] = 1;
    }
  }
}
