import type { DecimalUnits } from '../exact/decimal.js';
import type { Day } from '../calendar/days.js';
import type { Period } from '../calendar/periods.js';
import type { CaseDetermination } from '../model/case.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Column, Layout } from './column.js';
import type { Posts } from './posts.js';

/** A case whose every mistake would have been refused: codes are rows, dates are days, decimals are exact. */
export interface CheckedCase {
  /** Periods the case lists, by rhythm, in calendar order. */
  readonly periods: Readonly<Record<Rhythm, readonly Period[]>>;
  readonly organizations: ReadonlyMap<string, Organizations>;
  readonly officials: readonly string[];
  readonly posts: Posts;
  /** By type, each sorted by code. */
  readonly events: ReadonlyMap<string, readonly CheckedEvent[]>;
  /** By input. */
  readonly readings: ReadonlyMap<string, Readings>;
  readonly determinations: readonly CheckedDetermination[];
}

export const ALWAYS: Day = -(2 ** 30);
export const OPEN: Day = 2 ** 30;

/** All organizations of one kind, by code: the rows of its columns in every period. */
export interface Organizations {
  readonly kind: string;
  readonly codes: readonly string[];
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Row of the organization above, within its own kind. */
  readonly parent: Int32Array | null;
  readonly fields: readonly Readonly<Record<string, FieldValue>>[];
}

/** A trait or an event's field: exact number, day, text; null as given. */
export type FieldValue = DecimalUnits | Day | string | null;

export interface CheckedEvent {
  readonly code: string;
  readonly type: string;
  readonly organization: number;
  readonly day: Day;
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Row in `officials`; -1: names nobody. */
  readonly official: number;
}

/** What was reported for one input: a column per period of its rhythm, a row per organization; null: exempt, unknown. */
export interface Readings {
  readonly input: string;
  readonly layout: Layout;
  readonly columns: readonly Column[];
}

/** Marks the organizations that are not assessed in a period: not there on its last day (section 8); null: all are. */
export function absentIn({ codes, first, last }: Organizations, period: Period): Uint8Array | null {
  let absent: Uint8Array | null = null;
  for (let row = 0; row < codes.length; row++) {
    if (first[row] <= period.last && period.last <= last[row]) continue;
    absent ??= new Uint8Array(codes.length);
    absent[row] = 1;
  }
  return absent;
}

export interface CheckedDetermination {
  readonly index: number;
  readonly given: CaseDetermination;
  readonly amount: DecimalUnits | null;
}
