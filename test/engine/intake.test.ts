import { checkCase } from '../../libs/engine/index.js';
import { compiled } from '../support/decrees.js';

const program = compiled(`
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一 }
organizations:
  town: { fields: { class: [hill, plain], size: number, since: date, note: text } }
  village: { parent: town }
roles: { head: { of: town }, chief: { of: village } }
inputs:
  x: { of: town, min: 0, max: 10 }
  grade: { of: town, values: [good, fair], missing: unknown }
  q: { of: town, missing: zero, period: quarter }
events:
  card: { of: town, fields: { points: number, issuer: [county, city], on: date } }
  visit: { of: village }
rules: [{ id: r, clause: c1, of: town, when: x > 5, then: [{ veto: organization }] }]
`);

const fields = { class: 'hill', size: '1', since: '2020-01-01', note: '' };
const town = (code: string) => ({ code, kind: 'town', name: code, parent: null, from: '2020-01-01', to: null, fields });
const CASE = {
  case: 1,
  county: { code: '1', name: '县' },
  periods: ['2024', '2025', '2025Q1'],
  organizations: [town('A'), { code: 'V', kind: 'village', name: 'V', parent: 'A', from: null, to: null }],
  officials: [{ code: 'P', name: '示例' }],
  appointments: [
    {
      official: 'P',
      role: 'head',
      organization: 'A',
      from: '2024-01-01',
      to: '2024-12-31',
      numbers: { pay: '1.5', none: null },
    },
  ],
  readings: [
    { period: '2024', organization: 'A', input: 'x', value: '1' },
    { period: '2025', organization: 'A', input: 'x', value: '2.50' },
  ],
  events: [
    {
      code: 'E',
      type: 'card',
      organization: 'A',
      date: '2025-03-01',
      fields: { points: '1', issuer: 'city', on: null },
      official: 'P',
    },
  ],
  determinations: [] as object[],
};
type Changed = Record<string, unknown>;

const told = (changed: unknown): string[] => {
  const checked = checkCase(program, changed);
  return checked.ok ? [] : checked.problems.map(({ code, place, value }) => `${code} ${place} ${value}`);
};
const first = (list: 'organizations' | 'appointments' | 'readings' | 'events', more: Changed): Changed => {
  const [one, ...others] = CASE[list] as readonly object[];
  return { [list]: [{ ...one, ...more }, ...others] };
};
const more = (list: keyof typeof CASE, row: unknown): Changed => ({ [list]: [...(CASE[list] as unknown[]), row] });
const of = (row: Changed): Changed =>
  more('determinations', { period: '2025', rule: 'r', by: 'a', reason: 'b', ...row });
const A = 'organizations[A]';
const E = 'events[E]';
const P = 'appointments[P/head/A/2024-01-01]';
const X = 'readings[2024/A/x]';

it('the case itself is right', () => {
  expect(told(CASE)).toEqual([]);
});

it.each<[string, Changed, string[]]>([
  ['another form', { case: 2 }, ['wrong_type case 2']],
  ['a county without a name', { county: { code: '1' } }, ['missing_field county.name null']],
  ['no county', { county: 7 }, ['wrong_type county 7']],
  [
    'a list that is none',
    { officials: {} },
    [
      'wrong_type officials {}',
      'unknown_name appointments[P/head/A/2024-01-01].official P',
      'unknown_name events[E].official P',
    ],
  ],
  ['an unknown key', { more: 1 }, ['unknown_name case.more more']],
  [
    'a period that is none',
    { periods: ['2024', '2025', '2025Q5', 7] },
    ['bad_period periods[2025Q5] 2025Q5', 'bad_period periods[3] 7'],
  ],
  ['a period twice', { periods: ['2024', '2025', '2025'] }, ['duplicate periods[2025] 2025']],
  ['an organization twice', more('organizations', town('A')), [`duplicate ${A} A`]],
  [
    'an organization without a code',
    more('organizations', { ...town('B'), code: 7 }),
    ['wrong_type organizations[2].code 7'],
  ],
  ['an organization that is no record', more('organizations', 'B'), ['wrong_type organizations[2] B']],
  ['an unknown kind', first('organizations', { kind: 'city' }), [`unknown_name ${A}.kind city`]],
  ['a kind that is no text', first('organizations', { kind: 7 }), [`wrong_type ${A}.kind 7`]],
  ['an empty name', first('organizations', { name: '' }), [`missing_field ${A}.name `]],
  ['a date that is none', first('organizations', { from: '2020-02-30' }), [`bad_date ${A}.from 2020-02-30`]],
  ['a date that is a number', first('organizations', { from: 2020 }), [`bad_date ${A}.from 2020`]],
  [
    'an end before the start',
    first('organizations', { to: '2019-12-31' }),
    [
      `bad_date ${A}.to 2019-12-31`,
      `outside_life ${X} A`,
      'outside_life readings[2025/A/x] A',
      `outside_life ${E}.date 2025-03-01`,
    ],
  ],
  ['a town below something', first('organizations', { parent: 'V' }), [`wrong_type ${A}.parent V`]],
  [
    'a village below nothing',
    more('organizations', { ...CASE.organizations[1], code: 'W', parent: null }),
    ['missing_field organizations[W].parent null'],
  ],
  [
    'a village below nobody',
    more('organizations', { ...CASE.organizations[1], code: 'W', parent: 'Z' }),
    ['unknown_name organizations[W].parent Z'],
  ],
  [
    'a village below a village',
    more('organizations', { ...CASE.organizations[1], code: 'W', parent: 'V' }),
    ['wrong_type organizations[W].parent V'],
  ],
  ['traits that are none', first('organizations', { fields: 'hill' }), [`wrong_type ${A}.fields hill`]],
  [
    'a trait that is missing',
    first('organizations', { fields: { ...fields, size: undefined, more: 1 } }),
    [`unknown_name ${A}.fields.more more`, `not_a_number ${A}.fields.size null`],
  ],
  [
    'traits of a wrong sort',
    first('organizations', { fields: { class: 'flat', size: 'x', since: 'y', note: 7 } }),
    [
      `not_a_value ${A}.fields.class flat`,
      `not_a_number ${A}.fields.size x`,
      `bad_date ${A}.fields.since y`,
      `wrong_type ${A}.fields.note 7`,
    ],
  ],
  [
    'an empty choice',
    first('organizations', { fields: { ...fields, class: '' } }),
    [`missing_field ${A}.fields.class `],
  ],
  ['an official twice', more('officials', CASE.officials[0]), ['duplicate officials[P] P']],
  ['an official without a code', more('officials', { code: '', name: 'x' }), ['wrong_type officials[1].code ']],
  ['an official that is no record', more('officials', null), ['wrong_type officials[1] null']],
  [
    'a post of nobody',
    first('appointments', { official: 'Z' }),
    ['unknown_name appointments[Z/head/A/2024-01-01].official Z'],
  ],
  [
    'an unknown role',
    first('appointments', { role: 'king' }),
    ['unknown_name appointments[P/king/A/2024-01-01].role king'],
  ],
  [
    'a role nowhere',
    first('appointments', { organization: 'Z' }),
    ['unknown_name appointments[P/head/Z/2024-01-01].organization Z'],
  ],
  [
    'a role of the other kind',
    first('appointments', { role: 'chief' }),
    ['wrong_type appointments[P/chief/A/2024-01-01].organization A'],
  ],
  [
    'numbers that are none',
    first('appointments', { numbers: { pay: 'much' } }),
    [`not_a_number ${P}.numbers.pay much`],
  ],
  ['numbers that are a list', first('appointments', { numbers: [1] }), [`wrong_type ${P}.numbers [1]`]],
  ['a post that is no record', more('appointments', 5), ['wrong_type appointments[1] 5']],
  [
    'one person in one post twice on one day',
    more('appointments', { ...CASE.appointments[0], from: '2024-12-31', to: null }),
    [`overlap appointments[P/head/A/2024-12-31] ${P}`],
  ],
  [
    'one person in one post again the day after',
    more('appointments', { ...CASE.appointments[0], from: '2025-01-01', to: null }),
    [],
  ],
  ['a reading that is no record', more('readings', null), ['wrong_type readings[2] null']],
  [
    'a reading of nothing',
    first('readings', { input: 'y' }),
    ['unknown_name readings[2024/A/y] y', `missing_reading ${X} null`],
  ],
  [
    'a reading of nobody',
    first('readings', { organization: 'Z' }),
    ['unknown_name readings[2024/Z/x] Z', `missing_reading ${X} null`],
  ],
  [
    'a reading of the other kind',
    more('readings', { period: '2025', organization: 'V', input: 'x', value: '1' }),
    ['unknown_name readings[2025/V/x] x'],
  ],
  [
    'a reading in no period',
    more('readings', { period: 'May', organization: 'A', input: 'x', value: '1' }),
    ['bad_period readings[May/A/x] May'],
  ],
  [
    'a reading in another rhythm',
    more('readings', { period: '2025Q1', organization: 'A', input: 'x', value: '1' }),
    ['bad_period readings[2025Q1/A/x] 2025Q1'],
  ],
  [
    'a reading outside',
    more('readings', { period: '2026', organization: 'A', input: 'x', value: '1' }),
    ['outside_periods readings[2026/A/x] 2026'],
  ],
  ['a reading before there was a town', { ...first('organizations', { from: '2025-01-01' }) }, [`outside_life ${X} A`]],
  ['a reading twice', more('readings', CASE.readings[0]), [`duplicate ${X} 1`]],
  ['below the least', first('readings', { value: '-0.01' }), [`out_of_range ${X} -0.01`]],
  ['above the most', first('readings', { value: '10.01' }), [`out_of_range ${X} 10.01`]],
  ['at the least', first('readings', { value: '0' }), []],
  ['at the most', first('readings', { value: 10 }), []],
  ['no number', first('readings', { value: '1,5' }), [`not_a_number ${X} 1,5`]],
  ['seven decimals', first('readings', { value: '0.0000001' }), [`too_many_decimals ${X} 0.0000001`]],
  ['a trillion', first('readings', { value: '1000000000000' }), [`out_of_range ${X} 1000000000000`]],
  ['exempt', first('readings', { value: 'exempt' }), []],
  [
    'not one of the values',
    more('readings', { period: '2025', organization: 'A', input: 'grade', value: 'poor' }),
    ['not_a_value readings[2025/A/grade] poor'],
  ],
  ['one of the values', more('readings', { period: '2025', organization: 'A', input: 'grade', value: 'fair' }), []],
  ['missing, and must be there', { readings: [CASE.readings[1]] }, [`missing_reading ${X} null`]],
  ['an event twice', more('events', CASE.events[0]), [`duplicate ${E} E`]],
  ['an event without a code', more('events', { ...CASE.events[0], code: 1 }), ['wrong_type events[1].code 1']],
  ['an event that is no record', more('events', []), ['wrong_type events[1] []']],
  ['an event of no type', first('events', { type: 'party' }), [`unknown_name ${E}.type party`]],
  ['an event of no official', first('events', { official: 'Z' }), [`unknown_name ${E}.official Z`]],
  ['an event nowhere', first('events', { organization: 'Z' }), [`unknown_name ${E}.organization Z`]],
  ['an event of the other kind', first('events', { organization: 'V' }), [`wrong_type ${E}.organization V`]],
  ['an event on no day', first('events', { date: '2025-13-01' }), [`bad_date ${E}.date 2025-13-01`]],
  ['an event in no period', first('events', { date: '2023-12-31' }), [`outside_periods ${E}.date 2023-12-31`]],
  ['an event on the first day', first('events', { date: '2024-01-01' }), []],
  ['an event on the last day', first('events', { date: '2025-12-31' }), []],
  ['a decision that is no record', more('determinations', 'x'), ['wrong_type determinations[0] x']],
  ['a decision in no period', of({ period: 'x', choice: 'a' }), ['bad_period determinations[0].period x']],
  ['a decision outside', of({ period: '2030', choice: 'a' }), ['outside_periods determinations[0].period 2030']],
  ['a decision under no rule', of({ rule: 's', choice: 'a' }), ['unknown_name determinations[0].rule s']],
  [
    'a decision about nobody',
    of({ organization: 'Z', official: 'Y', event: 'X', choice: 'a' }),
    [
      'unknown_name determinations[0].organization Z',
      'unknown_name determinations[0].official Y',
      'unknown_name determinations[0].event X',
    ],
  ],
])('%s', (_what, change, expected) => {
  expect(told({ ...CASE, ...change }).filter((one) => !one.startsWith('no_match'))).toEqual(expected);
});

it('what is no case at all is told as such', () => {
  expect(told(null)).toEqual(['wrong_type case null']);
  expect(told([])).toEqual(['wrong_type case []']);
});

it('a long value is cut where it is told', () => {
  const [problem] = told({ ...CASE, case: 'x'.repeat(500) });
  expect(problem).toBe(`wrong_type case ${'x'.repeat(119)}…`);
});

it('an event in an organization’s life only, to the day', () => {
  const until = (to: string) => told({ ...CASE, ...first('organizations', { to }), readings: [CASE.readings[0]] });
  expect(until('2025-03-01')).toEqual([]);
  expect(until('2025-02-28')).toEqual([`outside_life ${E}.date 2025-03-01`]);
});
