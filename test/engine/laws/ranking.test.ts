import * as fc from 'fast-check';
import type { Case } from '../../../libs/engine/index.js';
import { copied, county, RUNS, small, town, TOWNS, wenxian, yearOf } from './county.js';

/** Worst possible readings: an organization that nobody can fall behind. */
const WORST: Readonly<Record<string, string>> = {
  missed_meetings: '12',
  petitions_received: '100000',
  unlawful_conduct: '1000',
};

it('one more township at the very end moves nobody from the front, and everybody by one from the end', () => {
  fc.assert(
    fc.property(county, (given) => {
      const before = yearOf(given);
      const [sample] = given.organizations;
      const extra = { ...sample, code: 'T99', name: '示例' };
      const inputs = Object.keys(wenxian.rulebook.inputs);
      const readings = inputs.map((input) => ({
        period: '2025',
        organization: 'T99',
        input,
        value: WORST[input] ?? '0',
      }));
      const after = yearOf({
        ...given,
        organizations: [...given.organizations, extra],
        readings: [...given.readings, ...readings],
      });
      const lowest = after.sheets.assessment.T99.total;
      for (const code of TOWNS) {
        expect(after.sheets.assessment[code]).toEqual(before.sheets.assessment[code]);
        if (before.sheets.assessment[code].total === lowest) return;
      }
      for (const code of TOWNS) {
        const [a, b] = [before.rankings.standing[code], after.rankings.standing[code]];
        expect(b).toEqual({ rank: a.rank, last: a.last === null ? null : a.last + 1 });
      }
    }),
    RUNS,
  );
});

it('places count how many are better and how many are worse; who shares one shares both', () => {
  fc.assert(
    fc.property(county, (given) => {
      const { rankings, ties } = yearOf(given);
      const places = Object.entries(rankings.standing) as [string, { rank: number; last: number }][];
      for (const [code, { rank, last }] of places) {
        const sharing = places.filter(([, other]) => other.rank === rank).map(([one]) => one);
        expect(rank - 1).toBe(places.filter(([, other]) => other.rank < rank).length);
        expect(last - 1).toBe(places.filter(([, other]) => other.last < last).length);
        expect(rank - 1 + sharing.length + last - 1).toBe(places.length);
        expect(ties.some(({ organizations }) => organizations.includes(code))).toBe(sharing.length > 1);
      }
    }),
    RUNS,
  );
});

const exchanged = (given: Case, a: string, b: string): Case => ({
  ...given,
  readings: given.readings.map((one) => ({
    ...one,
    organization: one.organization === a ? b : one.organization === b ? a : one.organization,
  })),
});

it('two townships that exchange their readings exchange scores and places; the others keep theirs', () => {
  fc.assert(
    fc.property(county, town, town, (given, a, b) => {
      const [before, after] = [yearOf(given), yearOf(exchanged(given, a, b))];
      for (const code of TOWNS) {
        const other = code === a ? b : code === b ? a : code;
        expect(after.sheets.assessment[other]).toEqual(before.sheets.assessment[code]);
        expect(after.rankings.standing[other]).toEqual(before.rankings.standing[code]);
      }
    }),
    RUNS,
  );
});

it('the same readings are the same place', () => {
  fc.assert(
    fc.property(county, town, town, (given, a, b) => {
      const { rankings } = yearOf(copied(given, a, b));
      expect(rankings.standing[b]).toEqual(rankings.standing[a]);
    }),
    RUNS,
  );
});

const GROWING = [
  'accuracy_rate',
  'follow_up_rate',
  'health_check_rate',
  'benefits_paid_rate',
  'satisfaction_rate',
  'awareness_rate',
  'staff_trained_rate',
  'recognised_practice',
];
const FALLING = ['missed_meetings', 'unlawful_conduct'];

it('a better reading never lowers the score or the place', () => {
  const better = fc.constantFrom(...GROWING, ...FALLING);
  const hundredths = fc.integer({ min: 0, max: 10000 });
  fc.assert(
    fc.property(county, town, better, hundredths, hundredths, (given, code, input, one, other) => {
      const count = wenxian.rulebook.inputs[input].unit === 'count';
      const values = [one, other].sort((x, y) => x - y).map((n) => (count ? String(n % 12) : (n / 100).toFixed(2)));
      if (count) values.sort((x, y) => Number(x) - Number(y));
      const [low, high] = FALLING.includes(input) ? [values[1], values[0]] : values;
      const put = (value: string): Case => ({
        ...given,
        readings: [
          ...given.readings.filter((row) => row.organization !== code || row.input !== input),
          { period: '2025', organization: code, input, value },
        ],
      });
      const [worse, improved] = [yearOf(put(low)), yearOf(put(high))];
      const total = (year: typeof worse): number => Number(year.sheets.assessment[code].total);
      expect(total(improved)).toBeGreaterThanOrEqual(total(worse));
      expect(improved.rankings.standing[code].rank as number).toBeLessThanOrEqual(
        worse.rankings.standing[code].rank as number,
      );
    }),
    RUNS,
  );
});

it('the sample of these laws has shared places and none alike', () => {
  expect(Object.keys(yearOf(small).rankings.standing)).toEqual(TOWNS);
  const seen = fc.sample(county, { numRuns: 50, seed: 7 }).map((given) => yearOf(given).ties.length > 0);
  expect(new Set(seen)).toEqual(new Set([true, false]));
});
