import { INDICATORS, TOWNSHIPS, YEARS } from './workload.mjs';

const digits = (n) => String(n).padStart(5, '0');

/** The workload as a case: bodies, posts and yellow cards in rows, readings in columns. */
export function caseOf({ counties, units, readings, cards }) {
  const ofCounties = Array.from({ length: counties }, (_, c) => {
    return { code: `C${digits(c)}`, kind: 'county', name: 'synthetic', parent: null, from: null, to: null };
  });
  const townships = Array.from({ length: units }, (_, unit) => {
    const parent = ofCounties[Math.floor(unit / TOWNSHIPS)].code;
    return { code: `T${digits(unit)}`, kind: 'township', name: 'synthetic', parent, from: null, to: null };
  });
  const officials = Array.from({ length: 2 * units }, (_, p) => ({ code: `P${digits(p)}`, name: 'synthetic' }));
  const appointments = officials.map(({ code: official }, p) => {
    const role = p % 2 === 0 ? 'linked_leader' : 'liaison_head';
    return { official, role, organization: `T${digits(p >> 1)}`, from: null, to: null };
  });
  const events = YEARS.flatMap((year, y) =>
    townships.flatMap(({ code: organization }, unit) =>
      cards[y][unit] === 0
        ? []
        : [{ code: `E${year}${digits(unit)}`, type: 'yellow_card', organization, date: `${year}-06-30`, fields: {} }],
    ),
  );
  const given = {
    case: 1,
    county: { code: '000000', name: 'synthetic' },
    periods: YEARS.map(String),
    organizations: [...ofCounties, ...townships],
    officials,
    appointments,
    readings: [],
    events,
    determinations: [],
  };
  const columns = Array.from({ length: INDICATORS }, (_, k) => {
    const periods = YEARS.map((year, y) => [String(year), { units: readings[y][k] }]);
    return [`i${k}`, { decimals: k % 4 === 1 ? 0 : 2, periods: Object.fromEntries(periods) }];
  });
  return { given, columns: Object.fromEntries(columns) };
}
