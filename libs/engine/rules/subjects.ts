import { byText } from '../columns/by-text.js';
import type { CheckedEvent, Organizations } from '../columns/frame.js';
import type { PlannedRule } from '../plan/program.js';
import type { Space } from '../plan/step.js';
import type { Run } from '../run/run.js';
import type { Occasion } from './holders.js';

/** Rows that are printed: organizations that are assessed, all events. */
export function printedRows(run: Run, space: Space, index: number): number[] {
  return run.rowsOf(space, index).runs.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
}

/** Rows of a rule in the order of the result: by organization, event, official. */
export const subjectsInOrder = (run: Run, { space }: PlannedRule, index: number): number[] =>
  inOrder(run, space, index, printedRows(run, space, index));

/** Rows for which a rule fired, in the order of the result. */
export function firedInOrder(run: Run, { space, fire }: PlannedRule, index: number): number[] {
  const { values } = run.column(fire, index);
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if (values[row] === 1) rows.push(row);
  return inOrder(run, space, index, rows);
}

function inOrder(run: Run, space: Space, index: number, rows: number[]): number[] {
  if (space.of === 'event') {
    const organization = run.rowsOf(space, index).organization as Int32Array;
    return rows.sort((a, b) => organization[a] - organization[b] || a - b);
  }
  if (space.of !== 'post') return rows;
  const { organizations } = run.given;
  const { appointments } = run.given.posts;
  const code = (row: number): string => organizationOf(appointments[row], organizations);
  return rows.sort((a, b) => {
    const [x, y] = [appointments[a], appointments[b]];
    return x.official - y.official || byText(code(a), code(b)) || byText(x.role, y.role) || x.from - y.from;
  });
}

function organizationOf(
  { kind, organization }: { kind: string; organization: number },
  all: ReadonlyMap<string, Organizations>,
): string {
  return (all.get(kind) as Organizations).codes[organization];
}

/** The subject of a rule at a row, as it is printed. */
export interface Subject {
  /** Code of the organization; null for officials. */
  readonly code: string | null;
  readonly event: string | null;
  /** Row of the official; -1: none. */
  readonly official: number;
}

export function subjectOf(run: Run, { space }: PlannedRule, index: number, row: number): Subject {
  switch (space.of) {
    case 'organization':
      return { code: codesOf(run, space.kind)[row], event: null, official: -1 };
    case 'event': {
      const { organization, code, official } = eventAt(run, space, index, row);
      return { code: codesOf(run, space.kind)[organization], event: code, official };
    }
    case 'official':
      return { code: null, event: null, official: row };
    case 'post': {
      const appointment = run.given.posts.appointments[row];
      return {
        code: organizationOf(appointment, run.given.organizations),
        event: null,
        official: appointment.official,
      };
    }
  }
}

const codesOf = (run: Run, kind: string): readonly string[] =>
  (run.given.organizations.get(kind) as Organizations).codes;

export const eventAt = (run: Run, space: Space, index: number, row: number): CheckedEvent =>
  (run.rowsOf(space, index).events as readonly CheckedEvent[])[row];

/** When a rule asks who holds a post: for an event its date and the date of the field that `holder` names. */
export function occasionOf(run: Run, { space, holder, rhythm }: PlannedRule, index: number, row: number): Occasion {
  const period = run.periods(rhythm)[index];
  if (space.of !== 'event') return { holder, period, eventDay: null, fieldDay: null };
  const { day, fields } = eventAt(run, space, index, row);
  const named = Object.hasOwn(fields, holder) ? fields[holder] : null;
  return { holder, period, eventDay: day, fieldDay: typeof named === 'number' ? named : null };
}
