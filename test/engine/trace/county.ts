import type { Case, CaseAppointment, CaseDetermination } from '../../../libs/engine/index.js';

/** A made-up rulebook that uses the whole language, and random cases for it. */

export type Draw = (below: number) => number;

/** A repeatable source of numbers below a bound. */
export function source(seed: number): Draw {
  let state = seed * 7919 + 17;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A random number expression over the inputs a, b and the fact c. */
export function numeric(draw: Draw, depth: number): string {
  const n = (): string => numeric(draw, depth - 1);
  const t = (): string => logical(draw, depth - 1);
  if (depth === 0) return ['a', 'b', 'c', '2.5', '100', '0.5', 'spots', 'place.last'][draw(8)];
  const forms = [
    () => `(${n()} + ${n()})`,
    () => `(${n()} - ${n()})`,
    () => `(${n()} * ${n()})`,
    () => `(${n()} / ${3 + draw(4)})`,
    () => `(if ${t()} then ${n()} else ${n()})`,
    () => `min(${n()}, ${n()}, 7)`,
    () => `max(${n()}, ${n()})`,
    () => `${['abs', 'floor', 'ceiling'][draw(3)]}(${n()})`,
    () => `round(${n()}, ${draw(4) - 1})`,
    () => `linear(${n()}, ${draw(50)}, ${50 + draw(60)})`,
    () => `clamp(${n()}, ${n()}, 60)`,
    () => `bands(${n()}, 90, ${n()}, ${n()}, 5, ${n()})`,
    () => `up_to(${n()}, ${draw(30)}, ${n()}, 70, 5, ${n()})`,
    () => `match(grade, 'good', ${n()}, 'poor', ${n()}, ${n()})`,
    () => `default(${n()}, ${n()})`,
    () => `choose(floor(${n()}), ${n()}, ${n()})`,
    () => `previous(${n()}${draw(2) === 0 ? '' : ', 2'})`,
    () => `${['best', 'worst', 'average', 'total'][draw(4)]}(${n()}${draw(2) === 0 ? '' : ', class'})`,
    () => `window_sum(${n()}, ${1 + draw(3)})`,
    () => `run_sum(${n()})`,
    () => `streak(${t()})`,
    () => `sum(month[m > ${draw(40)}].m)`,
    () => `-${n()}`,
  ];
  return forms[draw(forms.length)]();
}

export function logical(draw: Draw, depth: number): string {
  const n = (): string => numeric(draw, Math.max(0, depth - 1));
  if (depth > 0 && draw(2) === 0) {
    const [x, y] = [logical(draw, depth - 1), logical(draw, depth - 1)];
    return [`(${x} and ${y})`, `(${x} or ${y})`, `(not ${x})`, `(if ${x} then ${y} else true)`][draw(4)];
  }
  const forms = [
    () => `is_null(${n()})`,
    () => `(${n()} in [${draw(40)}..${40 + draw(60)}])`,
    () => `(grade in ['good', 'fair'])`,
    () => `(${n()} in [1, 2, ${n()}])`,
    () => `(class = 'hill')`,
    () => `fired(visited)`,
    () => `default(previous(${n()} > 10), false)`,
    () => `(${n()} ${['=', '!=', '<', '<=', '>', '>='][draw(6)]} ${n()})`,
  ];
  return forms[draw(forms.length)]();
}

export function rulebookText(draw: Draw): string {
  const facts = Array.from(
    { length: 8 },
    (_, i) => `  r${i}: { of: town, is: "${numeric(draw, 3)}", decimals: ${i % 4} }`,
  );
  const rules = Array.from({ length: 6 }, (_, i) => {
    const overrides = i > 2 ? `\n    overrides: [random${i - 3}]` : '';
    return `  - id: random${i}
    clause: k
    of: town
    when: "${logical(draw, 3)}"${overrides}
    then:
      - fine: { to: [mayor], amount: "default(abs(r${i}), 7)" }`;
  });
  return `kaohe: 1
id: whole
title: { zh: 全, en: Whole }
source: { status: draft }
period: year
clauses: { k: everything }
organizations:
  town: { name: { zh: 镇, en: Town }, fields: { class: [hill, plain], since: date, area: number } }
  ward: { name: { zh: 村, en: Ward }, parent: town }
roles:
  mayor: { of: town, name: { zh: 镇长, en: Mayor } }
  warden: { of: ward }
inputs:
  a: { of: town, unit: percent, min: 0, max: 100, missing: unknown }
  b: { of: town, missing: zero }
  grade: { of: town, values: [good, fair, poor], missing: unknown }
  m: { of: town, period: month, missing: zero }
  w: { of: ward, unit: count, missing: unknown }
events:
  visit: { of: town, name: { zh: 检查, en: Visit }, fields: { by: [city, county], points: number, project: text, found: date } }
  slip: { of: ward, fields: {} }
facts:
  c: { of: town, is: "if area > 50 then area / 3 else 1", decimals: 3, unit: point }
  spots: { of: town, is: "count(visit[by = 'city' and points > a / 10])", decimals: 0 }
  projects: { of: town, is: "sum_highest(visit.points, project)", decimals: 2 }
  worst_visit: { of: town, is: "min(visit[weighted > 2].points) + max(visit.weighted)", decimals: 1 }
  weighted: { of: visit, is: "points * b / 100 + previous(c)", decimals: 2 }
  wards: { of: town, is: "count(ward[w >= 5 or fired(slipped)])", decimals: 0 }
  ward_sum: { of: town, is: "sum(ward[not is_null(w)].w)", decimals: 2 }
  share: { of: ward, is: "w / max(1, parent.ward_sum) + parent.place.last", decimals: 4 }
  near: { of: town, is: "average(a, class) - a", decimals: 2 }
  ages: { of: town, is: "since < (if class = 'hill' then since else null)" }
  calm: { of: town, is: "streak(spots = 0) + run_sum(b - 20)", decimals: 0 }
  label: { of: town, is: "bands(a, 90, 'top', 60, 'mid', 'low')" }
${facts.join('\n')}
sheets:
  card:
    of: town
    decimals: 1
    exempt: rescale
    indicators:
      - { id: i1, weight: 60, score: "weight * linear(a, 0, 100)", clause: k }
      - { id: i2, weight: 30, score: "if grade = 'good' then weight else weight / 3", clause: k }
      - { id: i3, weight: 10, score: "weight * linear(b, 100, 0)", clause: k }
      - { id: i4, kind: bonus, score: "min(3, spots)", clause: k }
      - { id: i5, kind: penalty, score: "if b > 50 then -2 else null", clause: k }
    total: sum
  ward_card:
    of: ward
    indicators: [{ id: wi, weight: 100, score: "default(w, 0)", clause: k }]
    total: "min(wi, parent.card)"
rankings:
  place: { of: town, by: a, ties: [b, grade, "class = 'hill'"], clause: k }
  grouped: { of: town, by: "card - 1", order: ascending, among: "not vetoed", group: class, ties: [since], clause: k }
  inner: { of: ward, by: w, within: parent, clause: k }
rules:
  - { id: visited, clause: k, event: visit, when: "points > 3 and b < 80", then: [{ measure: { to: [official, mayor], is: talk } }] }
  - { id: slipped, clause: k, event: slip, overrides: [last_ward], then: [{ measure: { to: [parent.mayor, warden], is: talk } }, { veto: organization }] }
  - { id: veto_low, clause: k, of: town, when: "a < 25 or place.last = 1 and place.size > 2", then: [{ veto: organization }, { bar: { to: [mayor, organization], from: [merit, promotion], periods: 2 } }] }
  - { id: last_ward, clause: k, of: ward, when: "inner.last = 1 and w < 90", then: [{ fine: { to: [warden, parent], options: { low: 100, high: "100 + w" } } }] }
  - { id: paid, clause: k, of: town, when: "grouped <= 2", then: [{ reward: { to: [mayor], amount: "official.pay * a / 100", decimals: 1 } }, { reward: { to: [mayor], between: ["b", "b + 200"] } }] }
${rules.join('\n')}
  - { id: talked_twice, clause: k, of: official, when: "streak(received(talk) > 0) >= 2", then: [{ measure: { to: official, is: removal } }] }
  - { id: fined, clause: k, of: post, when: "received(fine) >= 2 and not (window_sum(received(talk), 2) > 3)", then: [{ measure: { to: official, is: warning } }] }
`;
}

const YEARS = ['2022', '2023', '2024', '2025'];

export function randomCase(draw: Draw): Case {
  const towns = Array.from({ length: 3 + draw(4) }, (_, i) => `T${i + 1}`);
  const wards = towns.flatMap((town) =>
    Array.from({ length: draw(4) }, (_, i) => ({ code: `${town}W${i + 1}`, town })),
  );
  const years = YEARS.filter(() => draw(6) > 0);
  const periods = [...(years.length === 0 ? ['2025'] : years), '2025-01', '2025-02', '2024-12'];
  const listed = (code: string): boolean => periods.includes(code);
  const value = (): string =>
    draw(9) === 0 ? 'exempt' : draw(3) === 0 ? `${draw(10) * 10}` : `${draw(100)}.${draw(100)}`;
  const readings = YEARS.filter(listed).flatMap((period) => [
    ...towns.flatMap((organization) => [
      ...(draw(7) === 0 ? [] : [{ period, organization, input: 'a', value: value() }]),
      { period, organization, input: 'b', value: `${draw(100)}` },
      ...(draw(5) === 0 ? [] : [{ period, organization, input: 'grade', value: ['good', 'fair', 'poor'][draw(3)] }]),
    ]),
    ...wards.flatMap(({ code }) =>
      draw(5) === 0 ? [] : [{ period, organization: code, input: 'w', value: `${draw(100)}` }],
    ),
  ]);
  const monthly = towns.map((organization) => ({ period: '2025-01', organization, input: 'm', value: `${draw(90)}` }));
  const dissolved = draw(3) === 0 ? towns[towns.length - 1] : null;
  const to = (code: string): string | null =>
    code === dissolved || code.startsWith(`${dissolved}W`) ? '2025-06-30' : null;
  const day = (year: string): string => `${year}-0${1 + draw(6)}-1${draw(9)}`;
  const lived = (organization: string, date: string): boolean => to(organization) === null || date <= '2025-06-30';
  const events = YEARS.filter(listed).flatMap((year) => [
    ...towns.flatMap((organization, i) =>
      Array.from({ length: draw(3) }, (_, k) => ({
        code: `V${year}${i}${k}`,
        type: 'visit',
        organization,
        date: day(year),
        fields: {
          by: ['city', 'county'][draw(2)],
          points: draw(6) === 0 ? null : `${draw(10)}.5`,
          project: `p${draw(2)}`,
          found: draw(2) === 0 ? null : `${year}-03-01`,
        },
        official: draw(2) === 0 ? null : `P${1 + draw(4)}`,
      })),
    ),
    ...wards
      .filter(() => draw(5) === 0)
      .map(({ code }, i) => ({ code: `S${year}${i}`, type: 'slip', organization: code, date: day(year), fields: {} })),
  ]);
  const appointments = [...towns, ...wards.map(({ code }) => code)].flatMap((organization): CaseAppointment[] => {
    const role = organization.includes('W') ? 'warden' : 'mayor';
    const official = `P${1 + draw(6)}`;
    const change = [null, '2024-05-01', '2025-07-02', '2025-07-03'][draw(4)];
    const first = { official, role, organization, from: null, to: null, numbers: { pay: `${100 + draw(900)}` } };
    if (change === null || draw(8) === 0) return [first];
    return [
      { ...first, to: '2024-04-30' },
      { ...first, official: `P${1 + draw(6)}`, from: change, numbers: {} },
    ];
  });
  return {
    case: 1,
    county: { code: '1', name: 'x' },
    periods,
    organizations: [
      ...towns.map((code) => ({
        code,
        kind: 'town',
        name: `Town ${code}`,
        parent: null,
        from: null,
        to: to(code),
        fields: { class: ['hill', 'plain'][draw(2)], since: `19${50 + draw(50)}-01-01`, area: `${draw(100)}` },
      })),
      ...wards.map(({ code, town }) => ({
        code,
        kind: 'ward',
        name: `Ward ${code}`,
        parent: town,
        from: null,
        to: to(code),
      })),
    ],
    officials: Array.from({ length: 6 }, (_, i) => ({ code: `P${i + 1}`, name: `Official ${i + 1}` })),
    appointments,
    readings: [...readings, ...monthly].filter(
      ({ period, organization }) => to(organization) === null || period < '2025' || period.startsWith('2025-'),
    ),
    events: events.filter(({ organization, date }) => lived(organization, date)),
    determinations: determinations().filter(({ period }) => listed(period)),
  };
}

const determinations = (): CaseDetermination[] => [
  { period: '2025', rule: 'last_ward', role: 'warden', choice: 'high', by: 'office', reason: 'repeated' },
  { period: '2025', rule: 'last_ward', choice: 'low', by: 'bureau', reason: 'first time' },
  { period: '2024', rule: 'paid', kind: 'reward', amount: '150', by: 'office', reason: 'merit' },
];
