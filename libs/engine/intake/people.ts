import type { Appointment } from '../columns/posts.js';
import type { DecimalUnits } from '../exact/decimal.js';
import type { Rulebook } from '../model/rulebook.js';
import { checkLife, codeOf, type Located } from './organizations.js';
import { byText } from '../columns/by-text.js';
import { decimal, isAbsent, isRecord, record, type Report, rows, type Row, text } from './shape.js';

/** Codes of the officials, sorted: the rows of their columns. */
export function checkOfficials(given: unknown, report: Report): string[] {
  const codes = new Set<string>();
  rows(given, 'officials', report).forEach((one, index) => {
    const code = codeOf(one);
    const place = `officials[${code ?? index}]`;
    const row = record(one, place, { code: '!', name: '!' }, report);
    if (row !== null) text(row.name, `${place}.name`, report);
    if (code === null) {
      if (row !== null) report.add('wrong_type', `${place}.code`, row.code, { expected: 'text' });
    } else if (codes.has(code)) report.add('duplicate', place, code);
    else codes.add(code);
  });
  return [...codes].sort(byText);
}

const KEYS = { official: '!', role: '!', organization: '!', from: '?', to: '?', numbers: '?' } as const;

export interface People {
  readonly officials: ReadonlyMap<string, number>;
  readonly located: Located;
  readonly knownOrganizations: ReadonlySet<string>;
}

/** Who held which post from when to when; one person twice in one post at a time is an `overlap`. */
export function checkAppointments(given: unknown, people: People, rulebook: Rulebook, report: Report): Appointment[] {
  const found: { appointment: Appointment; code: string; place: string }[] = [];
  rows(given, 'appointments', report).forEach((one, index) => {
    const row = isRecord(one) ? one : null;
    const place = row === null ? `appointments[${index}]` : placeOf(row);
    if (record(one, place, KEYS, report) === null || row === null) return;
    const appointment = checkAppointment(row, place, people, rulebook, report);
    if (appointment !== null) found.push({ appointment, code: String(row.organization), place });
  });
  found.sort((a, b) => {
    const [x, y] = [a.appointment, b.appointment];
    return (
      byText(a.code, b.code) || byText(x.role, y.role) || x.official - y.official || x.from - y.from || x.to - y.to
    );
  });
  found.forEach(({ appointment: x, code, place }, i) => {
    if (i === 0) return;
    const { appointment: before, code: beforeCode } = found[i - 1];
    const samePost = beforeCode === code && before.role === x.role && before.official === x.official;
    if (samePost && x.from <= before.to) report.add('overlap', place, found[i - 1].place);
  });
  return found.map(({ appointment }) => appointment);
}

const placeOf = (row: Row): string => {
  const part = (value: unknown): string => (isAbsent(value) ? '' : String(value));
  return `appointments[${part(row.official)}/${part(row.role)}/${part(row.organization)}/${part(row.from)}]`;
};

function checkAppointment(
  row: Row,
  place: string,
  { officials, located, knownOrganizations }: People,
  rulebook: Rulebook,
  report: Report,
): Appointment | null {
  const [official, role, organization] = [row.official, row.role, row.organization].map(String);
  const { first, last } = checkLife(row, place, report);
  const numbers = checkNumbers(row.numbers, `${place}.numbers`, report);
  const person = officials.get(official);
  if (person === undefined) report.add('unknown_name', `${place}.official`, row.official, { expected: 'official' });
  const declared = Object.hasOwn(rulebook.roles, role) ? rulebook.roles[role] : undefined;
  if (declared === undefined) {
    report.add('unknown_name', `${place}.role`, row.role, { expected: Object.keys(rulebook.roles).join(', ') });
  }
  const at = located.get(organization);
  if (at === undefined) {
    if (!knownOrganizations.has(organization)) {
      report.add('unknown_name', `${place}.organization`, row.organization, { expected: 'organization' });
    }
    return null;
  }
  if (declared !== undefined && declared.of !== at.kind) {
    return report.add('wrong_type', `${place}.organization`, row.organization, { expected: declared.of });
  }
  if (person === undefined || declared === undefined) return null;
  return { official: person, role, kind: at.kind, organization: at.row, from: first, to: last, numbers };
}

function checkNumbers(given: unknown, place: string, report: Report): Record<string, DecimalUnits> {
  const numbers: Record<string, DecimalUnits> = {};
  if (isAbsent(given)) return numbers;
  if (!isRecord(given)) {
    report.add('wrong_type', place, given, { expected: 'object' });
    return numbers;
  }
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    const exact = decimal(value, `${place}.${name}`, report);
    if (exact !== null) numbers[name] = exact;
  }
  return numbers;
}
