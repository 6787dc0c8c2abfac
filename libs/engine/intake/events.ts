import type { CheckedDetermination, CheckedEvent, Organizations } from '../columns/frame.js';
import { parsePeriod } from '../calendar/periods.js';
import type { CaseDetermination } from '../model/case.js';
import type { Rulebook } from '../model/rulebook.js';
import { checkFields } from './fields.js';
import { codeOf } from './organizations.js';
import type { Grounds } from './grounds.js';
import { byText } from '../columns/by-text.js';
import { day, decimal, isAbsent, isRecord, record, type Report, rows, type Row, text } from './shape.js';

const KEYS = { code: '!', type: '!', organization: '!', date: '!', fields: '?', official: '?' } as const;

/** What happened, by type, each sorted by code. */
export function checkEvents(
  given: unknown,
  rulebook: Rulebook,
  grounds: Grounds,
  officials: ReadonlyMap<string, number>,
  report: Report,
): { events: Map<string, CheckedEvent[]>; codes: ReadonlySet<string> } {
  const events = new Map<string, CheckedEvent[]>(Object.keys(rulebook.events).map((type) => [type, []]));
  const codes = new Set<string>();
  rows(given, 'events', report).forEach((one, index) => {
    const code = codeOf(one);
    const place = `events[${code ?? index}]`;
    const row = record(one, place, KEYS, report);
    if (code === null) {
      if (row !== null) report.add('wrong_type', `${place}.code`, row.code, { expected: 'text' });
      return;
    }
    if (codes.has(code)) report.add('duplicate', place, code);
    codes.add(code);
    const event = row === null ? null : checkEvent(row, code, place, rulebook, grounds, officials, report);
    if (event !== null) (events.get(event.type) as CheckedEvent[]).push(event);
  });
  for (const list of events.values()) list.sort((a, b) => byText(a.code, b.code));
  return { events, codes };
}

function checkEvent(
  row: Row,
  code: string,
  place: string,
  rulebook: Rulebook,
  grounds: Grounds,
  officials: ReadonlyMap<string, number>,
  report: Report,
): CheckedEvent | null {
  const type = String(row.type);
  const declared = Object.hasOwn(rulebook.events, type) ? rulebook.events[type] : undefined;
  if (declared === undefined) {
    report.add('unknown_name', `${place}.type`, row.type, { expected: Object.keys(rulebook.events).join(', ') });
  }
  const fields = declared === undefined ? {} : checkFields(row.fields, declared.fields, `${place}.fields`, report);
  const official = isAbsent(row.official) ? -1 : officials.get(String(row.official));
  if (official === undefined) report.add('unknown_name', `${place}.official`, row.official, { expected: 'official' });
  const on = day(row.date, `${place}.date`, report);
  const listed =
    on === null || Object.values(grounds.periods).some((list) => list.some((p) => p.first <= on && on <= p.last));
  if (!listed) report.add('outside_periods', `${place}.date`, row.date);
  const organization = String(row.organization);
  const at = grounds.located.get(organization);
  if (at === undefined) {
    if (!grounds.knownOrganizations.has(organization)) {
      report.add('unknown_name', `${place}.organization`, row.organization, { expected: 'organization' });
    }
    return null;
  }
  if (declared !== undefined && declared.of !== at.kind) {
    return report.add('wrong_type', `${place}.organization`, row.organization, { expected: declared.of });
  }
  const { first, last } = grounds.organizations.get(at.kind) as Organizations;
  if (on !== null && !(first[at.row] <= on && on <= last[at.row])) {
    report.add('outside_life', `${place}.date`, row.date, { organization });
  }
  if (declared === undefined || official === undefined || on === null) return null;
  return { code, type, organization: at.row, day: on, fields, official };
}

const DETERMINATION = {
  period: '!',
  rule: '!',
  organization: '?',
  official: '?',
  role: '?',
  event: '?',
  kind: '?',
  choice: '?',
  amount: '?',
  by: '!',
  reason: '!',
} as const;

/** Decisions of named persons; whether each meets an open action is seen when the actions are known. */
export function checkDeterminations(
  given: unknown,
  rulebook: Rulebook,
  grounds: Grounds,
  officials: ReadonlyMap<string, number>,
  eventCodes: ReadonlySet<string>,
  report: Report,
): CheckedDetermination[] {
  const found: CheckedDetermination[] = [];
  rows(given, 'determinations', report).forEach((one, index) => {
    const place = `determinations[${index}]`;
    const row = record(one, place, DETERMINATION, report);
    if (row === null || !isRecord(one)) return;
    for (const key of ['period', 'rule', 'by', 'reason'] as const) text(row[key], `${place}.${key}`, report);
    const period = parsePeriod(String(row.period));
    if (period === null) report.add('bad_period', `${place}.period`, row.period);
    else if (!grounds.periods[period.rhythm].some((p) => p.ordinal === period.ordinal)) {
      report.add('outside_periods', `${place}.period`, row.period);
    }
    const known: [string, boolean][] = [
      ['rule', rulebook.rules.some((rule) => rule.id === row.rule)],
      ['organization', isAbsent(row.organization) || grounds.knownOrganizations.has(String(row.organization))],
      ['official', isAbsent(row.official) || officials.has(String(row.official))],
      ['event', isAbsent(row.event) || eventCodes.has(String(row.event))],
    ];
    for (const [key, fine] of known) if (!fine) report.add('unknown_name', `${place}.${key}`, row[key]);
    const [hasChoice, hasAmount] = [!isAbsent(row.choice), !isAbsent(row.amount)];
    if (!hasChoice && !hasAmount) report.add('missing_field', place, null, { expected: 'choice, amount' });
    if (hasChoice && hasAmount) report.add('wrong_type', place, row.choice, { expected: 'choice | amount' });
    if (hasChoice && typeof row.choice !== 'string')
      report.add('wrong_type', `${place}.choice`, row.choice, { expected: 'text' });
    const amount = hasAmount ? decimal(row.amount, `${place}.amount`, report) : null;
    found.push({ index, given: row as unknown as CaseDetermination, amount });
  });
  return found;
}
