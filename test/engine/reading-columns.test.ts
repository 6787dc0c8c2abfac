import * as fc from 'fast-check';
import { checkCase, evaluate, type ReadingColumns } from '../../libs/engine/index.js';
import { compiled, unwrap } from '../support/decrees.js';

const program = compiled(`
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一 }
organizations: { town: {} }
inputs:
  x: { of: town, min: 0, max: 10, missing: unknown }
  y: { of: town, missing: zero }
  z: { of: town }
  grade: { of: town, values: [good, fair], missing: unknown }
facts:
  f: { of: town, is: 'default(x, -1) + y * z', decimals: 3 }
rules: [{ id: r, clause: c1, of: town, when: f > 5, then: [{ veto: organization }] }]
`);
const CODES = ['A', 'B', 'C', 'D'];
/** D comes into being in 2025. */
const CASE = {
  case: 1,
  county: { code: '1', name: '县' },
  periods: ['2024', '2025'],
  organizations: CODES.map((code) => {
    return { code, kind: 'town', name: code, parent: null, from: code === 'D' ? '2025-01-01' : null, to: null };
  }),
  officials: [],
  appointments: [],
  readings: [] as object[],
  events: [],
  determinations: [],
};
const ARRAYS = { Int8Array, Int16Array, Int32Array, Float64Array };
const whole = (units: readonly number[], kind: keyof typeof ARRAYS = 'Int32Array') => new ARRAYS[kind](units);
const told = (columns: Record<string, ReadingColumns>): string[] => {
  const checked = checkCase(program, CASE, columns);
  return checked.ok ? [] : checked.problems.map(({ code, place, value }) => `${code} ${place} ${value}`);
};
const of = (units: readonly number[], decimals = 0): ReadingColumns => {
  return { decimals, periods: { 2024: { units: whole(units, 'Float64Array') }, 2025: { units: whole([1, 1, 1, 1]) } } };
};

const units = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 });

it('columns say what the same rows say', () => {
  const kinds = fc.constantFrom(...(Object.keys(ARRAYS) as (keyof typeof ARRAYS)[]));
  const nulls = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(units, units, units, nulls, kinds, (x, y, z, without, kind) => {
      const given = (list: readonly number[], nulled?: readonly boolean[]): ReadingColumns => {
        const part = (from: number) => {
          const marks = nulled === undefined ? {} : { nulls: Uint8Array.from(nulled.slice(from, from + 4), Number) };
          return { units: whole(list.slice(from, from + 4), kind), ...marks };
        };
        return { decimals: 1, periods: { 2024: part(0), 2025: part(4) } };
      };
      const rowsOf = (input: string, list: readonly number[], nulled: readonly boolean[]): object[] =>
        list.flatMap((n, i) => {
          const [organization, period] = [CODES[i % 4], i < 4 ? '2024' : '2025'];
          if (organization === 'D' && period === '2024') return [];
          return [{ period, organization, input, value: nulled[i] ? 'exempt' : String(n / 10) }];
        });
      const none = without.map(() => false);
      const readings = [...rowsOf('x', x, without), ...rowsOf('y', y, none), ...rowsOf('z', z, none)];
      const byRows = unwrap(evaluate(program, unwrap(checkCase(program, { ...CASE, readings }))));
      const columns = { x: given(x, without), y: given(y), z: given(z) };
      const byColumns = unwrap(evaluate(program, unwrap(checkCase(program, CASE, columns))));
      expect(JSON.stringify(byColumns)).toBe(JSON.stringify(byRows));
    }),
    { numRuns: 200 },
  );
});

it('a period without a column is missing as its input says', () => {
  const [y2024] = unwrap(
    evaluate(
      program,
      unwrap(
        checkCase(program, CASE, {
          x: { decimals: 0, periods: {} },
          y: { decimals: 0, periods: {} },
          z: of([1, 1, 1, 1]),
        }),
      ),
    ),
  ).periods;
  expect(y2024.facts.town.A.f).toBe('-1.000');
  expect(told({ z: { decimals: 0, periods: { 2025: { units: whole([1, 1, 1, 1]) } } } })).toEqual([
    'missing_reading readings[2024/A/z] null',
    'missing_reading readings[2024/B/z] null',
    'missing_reading readings[2024/C/z] null',
  ]);
});

it.each<[string, Record<string, ReadingColumns>, string[]]>([
  ['an input that is none', { w: of([1, 1, 1, 1]) }, ['unknown_name columns[w] w']],
  ['an input of words', { grade: of([1, 1, 1, 1]) }, ['wrong_type columns[grade] grade']],
  ['seven decimals', { z: of([1, 1, 1, 1], 7) }, ['too_many_decimals columns[z] 7']],
  [
    'a period that is not listed',
    { z: { ...of([1, 1, 1, 1]), periods: { ...of([1, 1, 1, 1]).periods, 2030: { units: whole([1]) } } } },
    ['outside_periods columns[z][2030] 2030'],
  ],
  ['another number of rows', { z: of([1, 1, 1]) }, ['wrong_type columns[z][2024] 3']],
  ['a part of a unit', { z: of([1, 1.5, 1, 1]) }, ['not_a_number readings[2024/B/z] 1.5']],
  ['a trillion', { z: of([1, 1, 1e12, 1]) }, ['out_of_range readings[2024/C/z] 1000000000000']],
  ['below the least', { x: of([-1, 0, 1, 1], 2) }, ['out_of_range readings[2024/A/x] -0.01']],
  ['above the most', { x: of([1000, 1001, 1, 1], 2) }, ['out_of_range readings[2024/B/x] 10.01']],
  ['what lies before an organization’s life is not looked at', { x: of([1, 1, 1, 9999], 2) }, []],
])('%s', (_what, columns, expected) => {
  expect(told({ z: of([1, 1, 1, 1]), ...columns })).toEqual(expected);
});
