import type { Day } from '../calendar/days.js';
import type { DecimalUnits } from '../exact/decimal.js';

export interface Appointment {
  /** Row in `officials`. */
  readonly official: number;
  readonly role: string;
  readonly kind: string;
  readonly organization: number;
  readonly from: Day;
  readonly to: Day;
  readonly numbers: Readonly<Record<string, DecimalUnits>>;
}

/** Appointments in columns: a row each, sorted by organization, role, official, start. */
export interface Posts {
  readonly appointments: readonly Appointment[];
  readonly official: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By role: the appointments of organization row `o` are `list[start[o]] … list[start[o + 1] - 1]`, in their order. */
  readonly byRole: ReadonlyMap<string, RoleLists>;
  /** The same by official. */
  readonly byOfficial: Lists;
}

export interface Lists {
  readonly start: Int32Array;
  readonly list: Int32Array;
}

/** More than one appointment: ask the list. */
export const SEVERAL = -2;

export interface RoleLists extends Lists {
  /** By organization, its only appointment; -1: none, or `SEVERAL`. */
  readonly sole: Int32Array;
  /** The days that all of those cover. */
  readonly soleFrom: Day;
  readonly soleTo: Day;
}

export function postsOf(appointments: readonly Appointment[], officials: number, organizations: number): Posts {
  const byRole = new Map<string, number[]>();
  appointments.forEach(({ role }, row) => {
    const rows = byRole.get(role);
    if (rows === undefined) byRole.set(role, [row]);
    else rows.push(row);
  });
  const lists = [...byRole].map(([role, rows]) => {
    const lists = listsOf(rows, (row) => appointments[row].organization, organizations);
    return [role, { ...lists, ...soleOf(lists, appointments) }] as const;
  });
  return {
    appointments,
    official: Int32Array.from(appointments, ({ official }) => official),
    from: Int32Array.from(appointments, ({ from }) => from),
    to: Int32Array.from(appointments, ({ to }) => to),
    byRole: new Map(lists),
    byOfficial: listsOf([...appointments.keys()], (row) => appointments[row].official, officials),
  };
}

function soleOf({ start, list }: Lists, appointments: readonly Appointment[]): Omit<RoleLists, keyof Lists> {
  const sole = new Int32Array(start.length - 1).fill(-1);
  let [soleFrom, soleTo] = [-Infinity, Infinity];
  for (let organization = 0; organization < sole.length; organization++) {
    const count = start[organization + 1] - start[organization];
    if (count > 1) sole[organization] = SEVERAL;
    if (count !== 1) continue;
    const post = list[start[organization]];
    sole[organization] = post;
    soleFrom = Math.max(soleFrom, appointments[post].from);
    soleTo = Math.min(soleTo, appointments[post].to);
  }
  return { sole, soleFrom, soleTo };
}

/** Rows by an owner, their order kept: counted, then laid side by side. */
function listsOf(rows: readonly number[], ownerOf: (row: number) => number, owners: number): Lists {
  const start = new Int32Array(owners + 1);
  for (const row of rows) start[ownerOf(row) + 1]++;
  for (let owner = 0; owner < owners; owner++) start[owner + 1] += start[owner];
  const next = start.slice();
  const list = new Int32Array(rows.length);
  for (const row of rows) list[next[ownerOf(row)]++] = row;
  return { start, list };
}

/** First and end of an owner's part of the list; empty for an owner beyond it. */
export const partOf = ({ start }: Lists, owner: number): readonly [number, number] =>
  owner + 1 < start.length ? [start[owner], start[owner + 1]] : [0, 0];
