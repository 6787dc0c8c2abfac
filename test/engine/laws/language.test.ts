import * as fc from 'fast-check';
import { checkCase, evaluate, type PeriodResult } from '../../../libs/engine/index.js';
import { compiled, unwrap } from '../../support/decrees.js';
import { RUNS } from './county.js';

const YEARS = Array.from({ length: 8 }, (_, i) => String(2018 + i));
const HEAD = `
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一 }
organizations: { town: {} }
roles: { head: { of: town } }
inputs: { x: { of: town, missing: unknown } }
`;

function run(parts: string, values: readonly (string | null)[], more: object = {}): readonly PeriodResult[] {
  const program = compiled(HEAD + parts);
  const organizations = [{ code: 'A', kind: 'town', name: 'A', parent: null, from: null, to: null, fields: {} }];
  const readings = values.flatMap((value, i) =>
    value === null ? [] : [{ period: YEARS[i], organization: 'A', input: 'x', value }],
  );
  const given = {
    case: 1,
    county: { code: '1', name: '县' },
    periods: YEARS.slice(0, values.length),
    organizations,
    officials: [{ code: 'P', name: '示例' }],
    appointments: [],
    readings,
    events: [],
    determinations: [],
    ...more,
  };
  return unwrap(evaluate(program, unwrap(checkCase(program, given)))).periods;
}
const RULE = `rules: [{ id: r, clause: c1, of: town, when: 'false', then: [{ veto: organization }] }]\n`;
const factOf = (is: string, decimals: number, values: readonly (string | null)[]): unknown[] =>
  run(`facts: { f: { of: town, is: '${is}', decimals: ${decimals} } }\n${RULE}`, values).map(
    ({ facts }) => facts.town.A.f,
  );

const decimal = fc
  .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([units, scale]) => ({ units: BigInt(units), scale, text: printed(BigInt(units), scale) }));

function printed(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

it('a printed value is the exact one, rounded half away from zero', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 6 }), (x, by, decimals) => {
      const [n, d] = [x.units * 10n ** BigInt(decimals), BigInt(by) * 10n ** BigInt(x.scale)];
      const size = n < 0n ? -n : n;
      const rounded = (2n * size + d) / (2n * d);
      expect(factOf(`x / ${by}`, decimals, [x.text])).toEqual([printed(n < 0n ? -rounded : rounded, decimals)]);
    }),
    RUNS,
  );
});

it('sums and products of decimals are exact', () => {
  fc.assert(
    fc.property(decimal, fc.integer({ min: 0, max: 9999 }), (x, y) => {
      const [units, scale] = [x.units * BigInt(y) + BigInt(y) * 10n ** BigInt(x.scale), x.scale];
      const at = units * 10n ** BigInt(4 - scale);
      expect(factOf(`x * ${y} + ${y}`, 4, [x.text])).toEqual([printed(at, 4)]);
    }),
    RUNS,
  );
});

const flags = fc.array(fc.constantFrom('0', '1', null), { minLength: 1, maxLength: 8 });

it('a streak counts back to the first period where it does not hold, and starts again after it', () => {
  fc.assert(
    fc.property(flags, (values) => {
      let count = 0;
      const expected = values.map((value) => String((count = value === '1' ? count + 1 : 0)));
      expect(factOf('streak(default(x, 0) > 0)', 0, values)).toEqual(expected);
    }),
    RUNS,
  );
});

it('run_sum adds up while it is more than nothing; window_sum and previous look back so far and no farther', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 5 }), (list, width) => {
      const values = list.map(String);
      let sum = 0;
      expect(factOf('run_sum(x)', 0, values)).toEqual(list.map((n) => String((sum = n > 0 ? sum + n : 0))));
      const window = list.map((_, i) => list.slice(Math.max(0, i - width + 1), i + 1).reduce((a, b) => a + b, 0));
      expect(factOf(`window_sum(x, ${width})`, 0, values)).toEqual(window.map(String));
      expect(factOf(`previous(x, ${width})`, 0, values)).toEqual(
        list.map((_, i) => (i < width ? null : String(list[i - width]))),
      );
    }),
    RUNS,
  );
});

it('a rule fires where its condition holds, unless one that overrides it does; unknown is neither', () => {
  const bound = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(fc.array(fc.option(bound), { minLength: 1, maxLength: 8 }), bound, bound, (list, low, high) => {
      const rules = `rules:
  - { id: mild, clause: c1, of: town, when: x > ${low}, then: [{ measure: { to: organization, is: talk } }] }
  - { id: harsh, clause: c1, of: town, when: x > ${high}, overrides: mild, then: [{ measure: { to: organization, is: removal } }] }
`;
      const periods = run(
        rules,
        list.map((n) => (n === null ? null : String(n))),
      );
      periods.forEach(({ fired, undetermined }, i) => {
        const n = list[i];
        const ids = n === null ? [] : [...(n > low && n <= high ? ['mild'] : []), ...(n > high ? ['harsh'] : [])];
        expect(fired.map(({ rule }) => rule)).toEqual(ids);
        expect(undetermined.map(({ rule }) => rule)).toEqual(n === null ? ['mild', 'harsh'] : []);
      });
    }),
    RUNS,
  );
});

const DAY = 86_400_000;
const dayOf = (offset: number): string => new Date(Date.UTC(2018, 0, 1) + offset * DAY).toISOString().slice(0, 10);

describe('who held the post, to the day', () => {
  const reached = (from: number | null, to: number | null, holder: string): boolean => {
    const appointment = {
      official: 'P',
      role: 'head',
      organization: 'A',
      from: from === null ? null : dayOf(from),
      to: to === null ? null : dayOf(to),
      numbers: {},
    };
    const [{ actions }] = run(
      `rules: [{ id: r, clause: c1, of: town, when: x > 0, holder: ${holder}, then: [{ measure: { to: head, is: talk } }] }]\n`,
      ['1'],
      { appointments: [appointment] },
    );
    return actions.some(({ official }) => official === 'P');
  };
  const span = fc
    .tuple(fc.integer({ min: -40, max: 380 }), fc.integer({ min: 0, max: 420 }))
    .map(([from, days]) => [from, from + days] as const);

  it('for most of the year, on its last day, on any day', () => {
    fc.assert(
      fc.property(span, ([from, to]) => {
        const days = Math.max(0, Math.min(364, to) - Math.max(0, from) + 1);
        expect(reached(from, to, 'majority')).toBe(2 * days > 365);
        expect(reached(from, to, 'period_end')).toBe(from <= 364 && to >= 364);
        expect(reached(from, to, 'any')).toBe(days > 0);
      }),
      RUNS,
    );
  });

  it.each([
    [0, 181, false],
    [0, 182, true],
    [182, null, true],
    [183, null, false],
  ])('day %s to %s: the majority is %s', (from, to, is) => {
    expect(reached(from, to, 'majority')).toBe(is);
  });

  it.each([
    ['period_end', 364, true],
    ['period_end', 365, false],
    ['any', 364, true],
    ['any', 365, false],
  ])('%s from day %s: %s', (holder, from, is) => {
    expect(reached(from, null, holder)).toBe(is);
  });
});
