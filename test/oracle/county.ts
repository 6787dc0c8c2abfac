import type { Case, CaseAppointment, CaseEvent, CaseOrganization, Rhythm } from '../../libs/engine/index.js';

/** A period of the calendar: days as text, so that they compare as they stand. */
export interface Period {
  readonly text: string;
  readonly rhythm: Rhythm;
  /** Counts the periods of its rhythm. */
  readonly number: number;
  readonly first: string;
  readonly last: string;
}

const MONTHS = { year: 12, half: 6, quarter: 3, month: 1 } as const;
export const RHYTHMS: readonly Rhythm[] = ['month', 'quarter', 'half', 'year'];

export function periodNumber(rhythm: Rhythm, number: number): Period {
  const months = MONTHS[rhythm];
  const [year, part] = [Math.floor((number * months) / 12), number % (12 / months)];
  const month = part * months + 1;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(year, month - 1 + months, 0)).toISOString().slice(0, 10);
  const suffix = {
    year: '',
    half: `H${part + 1}`,
    quarter: `Q${part + 1}`,
    month: `-${String(month).padStart(2, '0')}`,
  };
  return { text: `${year}${suffix[rhythm]}`, rhythm, number, first, last };
}

export function periodOf(text: string): Period {
  const year = Number(text.slice(0, 4));
  const rest = text.slice(4);
  if (rest === '') return periodNumber('year', year);
  if (rest.startsWith('H')) return periodNumber('half', year * 2 + Number(rest[1]) - 1);
  if (rest.startsWith('Q')) return periodNumber('quarter', year * 4 + Number(rest[1]) - 1);
  return periodNumber('month', year * 12 + Number(rest.slice(1)) - 1);
}

export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months on; a missing day is the month's last. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const byCode = <T extends { code: string }>(a: T, b: T): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

/** A case as something to ask. */
export class County {
  readonly organizations: readonly CaseOrganization[];
  readonly events: readonly CaseEvent[];
  readonly officials: readonly string[];

  constructor(readonly given: Case) {
    this.organizations = [...given.organizations].sort(byCode);
    this.events = [...given.events].sort(byCode);
    this.officials = given.officials.map(({ code }) => code).sort();
  }

  periods(rhythm: Rhythm): Period[] {
    const all = this.given.periods.map(periodOf).filter((period) => period.rhythm === rhythm);
    return all.sort((a, b) => a.number - b.number);
  }

  listed(rhythm: Rhythm, number: number): Period | null {
    return this.periods(rhythm).find((period) => period.number === number) ?? null;
  }

  organization(code: string): CaseOrganization {
    return this.given.organizations.find((one) => one.code === code) as CaseOrganization;
  }

  isAssessed(organization: CaseOrganization, { last }: Period): boolean {
    return (organization.from ?? '0') <= last && last <= (organization.to ?? '9');
  }

  ofKind(kind: string, period: Period): CaseOrganization[] {
    return this.organizations.filter((one) => one.kind === kind && this.isAssessed(one, period));
  }

  eventsOf(type: string, period: Period): CaseEvent[] {
    return this.events.filter((one) => one.type === type && period.first <= one.date && one.date <= period.last);
  }

  appointmentsIn(period: Period): CaseAppointment[] {
    return this.given.appointments.filter(
      ({ from, to }) => (from ?? '0') <= period.last && period.first <= (to ?? '9'),
    );
  }

  reading(period: string, organization: string, input: string): string | undefined {
    const found = this.given.readings.find(
      (one) => one.period === period && one.organization === organization && one.input === input,
    );
    return found === undefined ? undefined : String(found.value);
  }
}
