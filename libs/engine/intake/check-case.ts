import type { CheckedCase } from '../columns/frame.js';
import { postsOf } from '../columns/posts.js';
import { parsePeriod, type Period } from '../calendar/periods.js';
import type { Outcome } from '../model/problem.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Program } from '../plan/program.js';
import { checkDeterminations, checkEvents } from './events.js';
import { checkOrganizations } from './organizations.js';
import { checkAppointments, checkOfficials } from './people.js';
import type { ReadingColumns } from './reading-columns.js';
import { checkReadings } from './readings.js';
import { record, Report, rows, text } from './shape.js';

const KEYS = {
  case: '!',
  county: '!',
  periods: '!',
  organizations: '!',
  officials: '!',
  appointments: '!',
  readings: '!',
  events: '!',
  determinations: '!',
} as const;

/**
 * A case as it was given (section 8) becomes rows and days, or all its problems are told and nothing is computed.
 * Readings of an input may be given in `columns` instead of rows.
 */
export function checkCase(
  program: Program,
  given: unknown,
  columns: Readonly<Record<string, ReadingColumns>> = {},
): Outcome<CheckedCase> {
  const { rulebook } = program;
  const report = new Report();
  const row = record(given, 'case', KEYS, report) ?? (typeof given === 'object' && given !== null ? given : {});
  const parts = row as Readonly<Record<string, unknown>>;
  if (report.problems.some((problem) => problem.place === 'case')) return { ok: false, problems: report.problems };
  if (parts.case !== undefined && parts.case !== 1) report.add('wrong_type', 'case', parts.case, { expected: '1' });
  const county = record(parts.county ?? {}, 'county', { code: '!', name: '!' }, report);
  if (county !== null) for (const key of ['code', 'name']) text(county[key], `county.${key}`, report);
  const list = (key: string): unknown => parts[key] ?? [];
  const periods = checkPeriods(list('periods'), report);
  const { organizations, located, known } = checkOrganizations(list('organizations'), rulebook, report);
  const officials = checkOfficials(list('officials'), report);
  const people = new Map(officials.map((code, i) => [code, i]));
  const grounds = { periods, organizations, located, knownOrganizations: known };
  const appointments = checkAppointments(
    list('appointments'),
    { officials: people, located, knownOrganizations: known },
    rulebook,
    report,
  );
  const readings = checkReadings(list('readings'), columns, program, grounds, report);
  const { events, codes } = checkEvents(list('events'), rulebook, grounds, people, report);
  const determinations = checkDeterminations(list('determinations'), rulebook, grounds, people, codes, report);
  if (report.problems.length > 0) return { ok: false, problems: report.problems };
  const most = Math.max(0, ...[...organizations.values()].map(({ codes }) => codes.length));
  return {
    ok: true,
    value: {
      periods,
      organizations,
      officials,
      posts: postsOf(appointments, officials.length, most),
      events,
      readings,
      determinations,
    },
  };
}

function checkPeriods(given: unknown, report: Report): Record<Rhythm, Period[]> {
  const periods: Record<Rhythm, Period[]> = { year: [], half: [], quarter: [], month: [] };
  rows(given, 'periods', report).forEach((one, index) => {
    const period = typeof one === 'string' ? parsePeriod(one) : null;
    const place = `periods[${typeof one === 'string' ? one : index}]`;
    if (period === null) report.add('bad_period', place, one);
    else if (periods[period.rhythm].some((p) => p.ordinal === period.ordinal)) report.add('duplicate', place, one);
    else periods[period.rhythm].push(period);
  });
  for (const list of Object.values(periods)) list.sort((a, b) => a.ordinal - b.ordinal);
  return periods;
}
