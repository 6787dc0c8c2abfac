import type {
  Case,
  CaseAppointment,
  CaseDetermination,
  CaseEvent,
  CaseOrganization,
  CaseReading,
  Rulebook,
} from '../../../libs/engine/index.js';
import { County } from '../county.js';
import type { Draw } from './draw.js';

const VALUES = ['0', '1', '2', '5.5', '7.25', '10', '-3', '100'];
/** Days around which a year or its half turns: most of what goes wrong goes wrong there. */
const DAYS = [
  '2021-12-31',
  '2022-01-01',
  '2022-07-01',
  '2022-07-02',
  '2022-07-03',
  '2022-12-31',
  '2023-01-01',
  '2023-06-30',
  '2023-07-01',
  '2023-07-02',
  '2023-12-30',
  '2023-12-31',
  '2024-02-29',
  '2024-07-01',
  '2024-12-31',
];

/** A small county with all that can be awkward: bodies that begin and end, gaps, vacancies, handovers, ties. */
export function randomCase(g: Draw, rulebook: Rulebook): Case {
  const years = g.pick([['2022', '2023', '2024'], ['2023', '2024'], ['2022', '2024'], ['2023']]);
  const quarters = years.flatMap((year) => [`${year}Q1`, `${year}Q2`, `${year}Q4`]).filter(() => g.chance(40));
  const officials = ['P1', 'P2', 'P3', 'P4'].map((code) => ({ code, name: code }));
  const organizations = randomOrganizations(g);
  const given: Case = {
    case: 1,
    county: { code: '1', name: 'c' },
    periods: [...years, ...quarters],
    organizations,
    officials,
    appointments: randomAppointments(g, organizations),
    readings: [],
    events: [],
    determinations: randomDeterminations(g, rulebook, years),
  };
  return { ...given, readings: randomReadings(g, rulebook, given), events: randomEvents(g, given, years) };
}

function life(g: Draw): { from: string | null; to: string | null } {
  if (g.chance(75)) return { from: null, to: null };
  const from = g.chance(60) ? g.pick(DAYS) : null;
  const to = g.chance(50) ? g.pick(DAYS) : null;
  return from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
}

function randomOrganizations(g: Draw): CaseOrganization[] {
  const towns = Array.from({ length: g.integer(1, 5) }, (_, i): CaseOrganization => {
    const fields = { class: g.pick(['hill', 'plain', null]), size: g.pick(['1', '2', '30.5', null]) };
    return { code: `T${i}`, kind: 'town', name: 't', parent: null, ...life(g), fields };
  });
  const villages = Array.from({ length: g.integer(0, 5) }, (_, i): CaseOrganization => {
    return { code: `V${i}`, kind: 'village', name: 'v', parent: g.pick(towns).code, ...life(g), fields: {} };
  });
  return [...villages, ...towns];
}

function randomAppointments(g: Draw, organizations: readonly CaseOrganization[]): CaseAppointment[] {
  const made: CaseAppointment[] = [];
  for (const { code, kind } of organizations) {
    for (const role of kind === 'town' ? ['head', 'deputy'] : ['chief']) {
      for (let k = g.integer(0, 3); k > 0; k--) {
        const official = g.pick(['P1', 'P2', 'P3', 'P4']);
        const numbers: Record<string, string> = g.chance(60) ? { pay: g.pick(['1000', '1234.56', '0']) } : {};
        const one = { official, role, organization: code, ...life(g), numbers };
        const span = ({ from, to }: CaseAppointment): [string, string] => [from ?? '0', to ?? '9'];
        const clashes = made.some(
          (other) =>
            other.official === official &&
            other.role === role &&
            other.organization === code &&
            span(one)[0] <= span(other)[1] &&
            span(other)[0] <= span(one)[1],
        );
        if (!clashes) made.push(one);
      }
    }
  }
  return made;
}

function randomReadings(g: Draw, rulebook: Rulebook, given: Case): CaseReading[] {
  const county = new County(given);
  return Object.entries(rulebook.inputs).flatMap(([input, { of, values, period: rhythm = rulebook.period }]) =>
    county.periods(rhythm).flatMap((period) =>
      county
        .ofKind(of, period)
        .filter(() => g.chance(85))
        .map(({ code }) => {
          const value = g.chance(7) ? 'exempt' : g.pick(values ?? VALUES);
          return { period: period.text, organization: code, input, value };
        }),
    ),
  );
}

function randomEvents(g: Draw, given: Case, years: readonly string[]): CaseEvent[] {
  const lives = (one: CaseOrganization, day: string): boolean => (one.from ?? '0') <= day && day <= (one.to ?? '9');
  return Array.from({ length: g.integer(0, 6) }, (_, i) => i).flatMap((i): CaseEvent[] => {
    const organization = g.pick(given.organizations);
    const date = g.pick(DAYS.filter((day) => years.includes(day.slice(0, 4))));
    if (!lives(organization, date)) return [];
    const type = organization.kind === 'town' ? 'card' : 'note';
    const fields = {
      points: g.pick(['1', '2', '2', '3.5', null]),
      level: g.pick(['low', 'high', null]),
      label: g.pick(['x', 'y', null]),
      on_day: g.pick([...DAYS, null]),
    };
    const official = g.pick([null, 'P1', 'P2']);
    return [
      { code: `E${i}`, type, organization: organization.code, date, fields: type === 'card' ? fields : {}, official },
    ];
  });
}

function randomDeterminations(g: Draw, rulebook: Rulebook, years: readonly string[]): CaseDetermination[] {
  const open = rulebook.rules.flatMap((rule) =>
    rule.then.filter((one) => one.options !== undefined || one.between !== undefined).map((one) => ({ rule, one })),
  );
  if (open.length === 0 || g.chance(40)) return [];
  const { rule, one } = g.pick(open);
  const choices = Array.isArray(one.options) ? (one.options as string[]) : Object.keys(one.options ?? {});
  const decided = one.between === undefined ? { choice: g.pick(choices) } : { amount: g.pick(['100', '150', '1000']) };
  const narrowed = g.chance(50)
    ? {}
    : g.pick([{ organization: 'T0' }, { official: 'P1' }, { role: 'head' }, { kind: one.kind }]);
  return [{ period: g.pick(years), rule: rule.id, ...narrowed, ...decided, by: 'x', reason: 'y' }];
}
