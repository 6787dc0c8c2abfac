import { decimalOfNumber, parseDecimal, type DecimalUnits } from '../exact/decimal.js';
import { parseDay, type Day } from '../calendar/days.js';
import type { Problem } from '../model/problem.js';

/** Collects every problem of a case; each helper returns null after reporting. */
export class Report {
  readonly problems: Problem[] = [];

  add(code: string, place: string, value: unknown, details?: Record<string, string>): null {
    this.problems.push({ code, place, value: shown(value), ...(details ? { details } : {}) });
    return null;
  }
}

/** The offending value as it was given, short enough for a sentence. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

export type Row = Readonly<Record<string, unknown>>;

export const isRecord = (given: unknown): given is Row =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** What a key may hold: `!` is required, `?` may be absent or null. */
export type Keys = Readonly<Record<string, '!' | '?'>>;

/** A record with known keys only; the required ones present and not null. */
export function record(given: unknown, place: string, keys: Keys, report: Report): Row | null {
  if (!isRecord(given)) return report.add('wrong_type', place, given, { expected: 'object' });
  let fine = true;
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(keys, key)) continue;
    report.add('unknown_name', `${place}.${key}`, key, { expected: Object.keys(keys).join(', ') });
    fine = false;
  }
  for (const [key, need] of Object.entries(keys)) {
    if (need !== '!' || (given[key] !== undefined && given[key] !== null)) continue;
    report.add('missing_field', `${place}.${key}`, null);
    fine = false;
  }
  return fine ? given : null;
}

export function rows(given: unknown, place: string, report: Report): readonly unknown[] {
  if (Array.isArray(given)) return given;
  report.add(given === undefined || given === null ? 'missing_field' : 'wrong_type', place, given, {
    expected: 'list',
  });
  return [];
}

/** A text that is not empty; null (absent) stays null without a problem when `optional`. */
export function text(given: unknown, place: string, report: Report): string | null {
  if (typeof given !== 'string') return report.add('wrong_type', place, given, { expected: 'text' });
  return given === '' ? report.add('missing_field', place, given) : given;
}

export const isAbsent = (given: unknown): given is null | undefined => given === null || given === undefined;

/** A date that exists. */
export function day(given: unknown, place: string, report: Report): Day | null {
  if (typeof given !== 'string') return report.add('bad_date', place, given);
  return parseDay(given) ?? report.add('bad_date', place, given);
}

const MOST_DECIMALS = 6;
const TRILLION = 10n ** 12n;

/** A decimal within the language's bounds (section 1): at most 6 decimals, |value| < 10^12. */
export function decimal(given: unknown, place: string, report: Report): DecimalUnits | null {
  const written = typeof given === 'number' ? decimalOfNumber(given) : given;
  const parsed = typeof written === 'string' ? parseDecimal(written) : null;
  if (parsed === null) return report.add('not_a_number', place, given);
  if (parsed.scale > MOST_DECIMALS) {
    return report.add('too_many_decimals', place, given, { most: String(MOST_DECIMALS) });
  }
  const magnitude = parsed.units < 0n ? -parsed.units : parsed.units;
  if (magnitude >= TRILLION * 10n ** BigInt(parsed.scale)) {
    return report.add('out_of_range', place, given, { below: '1000000000000' });
  }
  return parsed;
}
