import { byText } from '../columns/by-text.js';
import type { Organizations } from '../columns/frame.js';
import type { Day } from '../calendar/days.js';
import type { PlannedRule } from '../plan/program.js';
import type { Space } from '../plan/step.js';
import type { Run } from '../run/run.js';

/** Rows that are printed: organizations that are assessed, all events. */
export function printedRows(run: Run, space: Space, index: number): number[] {
  return run.rowsOf(space, index).runs.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
}

/** Rows of a rule in the order of the result: by organization, event, official. */
export function subjectsInOrder(run: Run, { space }: PlannedRule, index: number): number[] {
  const rows = printedRows(run, space, index);
  if (space.of === 'event') {
    const organization = run.rowsOf(space, index).organization as Int32Array;
    return rows.sort((a, b) => organization[a] - organization[b] || a - b);
  }
  if (space.of !== 'post') return rows;
  const { appointments, organizations } = run.given;
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

/** The subject of a rule at a row. */
export interface Subject {
  readonly row: number;
  /** Row of the organization within its kind; -1 for officials. */
  readonly organization: number;
  readonly code: string | null;
  readonly event: string | null;
  readonly eventDay: Day | null;
  readonly fieldDay: Day | null;
  readonly official: number;
  readonly post: number;
}

export function subjectOf(run: Run, { space, holder }: PlannedRule, index: number, row: number): Subject {
  const none = { row, event: null, eventDay: null, fieldDay: null, official: -1, post: -1 };
  switch (space.of) {
    case 'organization': {
      const { codes } = run.given.organizations.get(space.kind) as Organizations;
      return { ...none, organization: row, code: codes[row] };
    }
    case 'event': {
      const event = (run.rowsOf(space, index).events ?? [])[row];
      const { codes } = run.given.organizations.get(space.kind) as Organizations;
      const named = Object.hasOwn(event.fields, holder) ? event.fields[holder] : null;
      return {
        row,
        organization: event.organization,
        code: codes[event.organization],
        event: event.code,
        eventDay: event.day,
        fieldDay: typeof named === 'number' ? named : null,
        official: event.official,
        post: -1,
      };
    }
    case 'official':
      return { ...none, organization: -1, code: null, official: row };
    case 'post': {
      const appointment = run.given.appointments[row];
      const code = organizationOf(appointment, run.given.organizations);
      return { ...none, organization: appointment.organization, code, official: appointment.official, post: row };
    }
  }
}
