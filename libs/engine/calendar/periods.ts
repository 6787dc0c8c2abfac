import type { Rhythm } from '../model/rulebook.js';
import { dayOf, type Day } from './days.js';

/** A period of the calendar. `ordinal` counts periods of its rhythm, so that neighbours differ by one. */
export interface Period {
  readonly text: string;
  readonly rhythm: Rhythm;
  readonly ordinal: number;
  readonly first: Day;
  readonly last: Day;
}

/** Shortest first: the order in which rhythms are evaluated and printed. */
export const RHYTHMS: readonly Rhythm[] = ['month', 'quarter', 'half', 'year'];

export const MONTHS_OF: Readonly<Record<Rhythm, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

const PERIOD = /^([0-9]{4})(?:-([0-9]{2})|Q([1-4])|H([12]))?$/;

/** `2025`, `2025H1`, `2025Q1`, `2025-01`; null for anything else. */
export function parsePeriod(text: string): Period | null {
  const found = PERIOD.exec(text);
  if (found === null) return null;
  const [, year, month, quarter, half] = found;
  if (month !== undefined) {
    return Number(month) >= 1 && Number(month) <= 12 ? periodOf('month', Number(year) * 12 + Number(month) - 1) : null;
  }
  if (quarter !== undefined) return periodOf('quarter', Number(year) * 4 + Number(quarter) - 1);
  if (half !== undefined) return periodOf('half', Number(year) * 2 + Number(half) - 1);
  return periodOf('year', Number(year));
}

/** The period of a rhythm with a given ordinal. */
export function periodOf(rhythm: Rhythm, ordinal: number): Period {
  const length = MONTHS_OF[rhythm];
  const perYear = 12 / length;
  const year = Math.floor(ordinal / perYear);
  const index = ordinal - year * perYear;
  const after = (index + 1) * length;
  return {
    text: textOf(rhythm, String(year).padStart(4, '0'), index + 1),
    rhythm,
    ordinal,
    first: dayOf(year, index * length + 1, 1),
    last: (after === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, after + 1, 1)) - 1,
  };
}

function textOf(rhythm: Rhythm, year: string, number: number): string {
  switch (rhythm) {
    case 'year':
      return year;
    case 'half':
      return `${year}H${number}`;
    case 'quarter':
      return `${year}Q${number}`;
    case 'month':
      return `${year}-${String(number).padStart(2, '0')}`;
  }
}

/** Periods by last day, shorter first (section 9). */
export const byEnd = (a: Period, b: Period): number => a.last - b.last || MONTHS_OF[a.rhythm] - MONTHS_OF[b.rhythm];
