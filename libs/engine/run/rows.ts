import { absentIn, type CheckedCase, type CheckedEvent, type Organizations } from '../columns/frame.js';
import type { Period } from '../calendar/periods.js';
import type { Space } from '../plan/step.js';

/** The rows of a space in one period. */
export interface Rows {
  readonly count: number;
  /** 1 for rows that are not assessed in the period; null when all are. */
  readonly absent: Uint8Array | null;
  /** Runs of assessed rows, `from` to `to`, end not included. */
  readonly runs: readonly (readonly [number, number])[];
  /** Row of an event's organization. */
  readonly organization: Int32Array | null;
  /** Row of the organization above; -1 when it is not assessed. */
  readonly parent: Int32Array | null;
  /** Events of the period, in rows. */
  readonly events: readonly CheckedEvent[] | null;
}

export function rowsOf(
  space: Space,
  period: Period,
  given: CheckedCase,
  program: { parentOf(kind: string): string | null },
): Rows {
  switch (space.of) {
    case 'organization': {
      const own = given.organizations.get(space.kind) as Organizations;
      const absent = absentIn(own, period);
      const above = program.parentOf(space.kind);
      const parent = own.parent === null || above === null ? null : above;
      return {
        count: own.codes.length,
        absent,
        runs: runsOf(own.codes.length, absent),
        organization: null,
        parent: parent === null ? null : liveParents(own, given.organizations.get(parent) as Organizations, period),
        events: null,
      };
    }
    case 'event': {
      const all = given.events.get(space.event) as readonly CheckedEvent[];
      const events = all.filter((event) => period.first <= event.day && event.day <= period.last);
      const organization = new Int32Array(events.length);
      for (let row = 0; row < events.length; row++) organization[row] = events[row].organization;
      return { count: events.length, absent: null, runs: [[0, events.length]], organization, parent: null, events };
    }
    case 'official': {
      const count = given.officials.length;
      return { count, absent: null, runs: [[0, count]], organization: null, parent: null, events: null };
    }
    case 'post': {
      const { appointments } = given.posts;
      const absent = Uint8Array.from(appointments, ({ from, to }) =>
        from <= period.last && period.first <= to ? 0 : 1,
      );
      const runs = runsOf(appointments.length, absent);
      return { count: appointments.length, absent, runs, organization: null, parent: null, events: null };
    }
  }
}

function runsOf(count: number, absent: Uint8Array | null): [number, number][] {
  if (absent === null) return [[0, count]];
  const runs: [number, number][] = [];
  for (let row = 0; row < count; row++) {
    if (absent[row] === 1) continue;
    if (row === 0 || absent[row - 1] === 1) runs.push([row, row]);
    runs[runs.length - 1][1] = row + 1;
  }
  return runs;
}

/** Rows of the organizations above; -1 for one that is not assessed. */
function liveParents(own: Organizations, above: Organizations, period: Period): Int32Array {
  const parents = own.parent as Int32Array;
  const absent = absentIn(above, period);
  return absent === null ? parents : parents.map((row) => (row >= 0 && absent[row] === 0 ? row : -1));
}
