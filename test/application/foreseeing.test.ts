import {
  assess,
  distanceOf,
  prepareRulebook,
  robustnessOf,
  type RunnableRulebook,
} from '../../libs/application/index.js';
import { lastPlaces } from '../../libs/application/foreseeing/last-places.js';
import { ladderOf, limitOn, printStep } from '../../libs/application/foreseeing/steps.js';
import type { Case, PeriodResult } from '../../libs/engine/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { examplesOf, problemsOf, unwrap } from '../support/decrees.js';

const PERIOD = '2025';
const rulebookOf = (id: string): RunnableRulebook => unwrap(prepareRulebook(decreeText(id)));
const caseOf = (id: string, name: string): Case =>
  examplesOf(id).find((one) => one.name.startsWith(name))?.given as never;
const resultOf = (rulebook: RunnableRulebook, given: Case): PeriodResult =>
  unwrap(assess(rulebook, given)).periods.find(({ period }) => period === PERIOD) as PeriodResult;
const withReading = (given: Case, organization: string, input: string, value: string): Case => ({
  ...given,
  readings: given.readings.map((one) =>
    one.organization === organization && one.input === input && one.period === PERIOD ? { ...one, value } : one,
  ),
});
/** Hundredths of a decimal text. */
const cents = (text: string): number => Math.round(Number(text) * 100);

const wenxian = rulebookOf('wenxian-2025');
const county = caseOf('wenxian-2025', 'wenxian-20');
const base = resultOf(wenxian, county);

describe('the last places that rules name', () => {
  it('are the largest number that `last` is compared with', () => {
    expect(lastPlaces(wenxian.program.rulebook, 'standing')).toBe(3);
    expect(lastPlaces(rulebookOf('minqing-rounds').program.rulebook, 'round_standing')).toBe(3);
    expect(lastPlaces(rulebookOf('township-comprehensive').program.rulebook, 'standing')).toBe(1);
    expect(lastPlaces(wenxian.program.rulebook, 'another')).toBeNull();
  });

  it.each([
    ['s.last < 4', 3],
    ['s.last in [2..5]', 5],
    ['s.last in [1, 7]', 7],
    ['not (s.last = 2)', 2],
    ['s.last > 4', null],
    ['s <= 4', null],
    ['s.last <= x', null],
  ])('%s', (when, k) => {
    const { rulebook } = wenxian.program;
    expect(lastPlaces({ ...rulebook, facts: {}, rules: [{ ...rulebook.rules[0], when }] }, 's')).toBe(k);
  });
});

describe('steps of a reading', () => {
  it('are whole for counts, the last decimal otherwise, hundredths at least', () => {
    expect(ladderOf('3', { of: 't', unit: 'count' } as never)).toEqual({ units: 3n, scale: 0 });
    expect(ladderOf('3', { of: 't' } as never)).toEqual({ units: 300n, scale: 2 });
    expect(ladderOf('1.2345', { of: 't' } as never)).toEqual({ units: 12345n, scale: 4 });
    expect(ladderOf('exempt', { of: 't' } as never)).toBeNull();
    expect([printStep(1230n, 2), printStep(100n, 0), printStep(-5n, 2)]).toEqual(['12.3', '100', '-0.05']);
  });

  it('limits lie inside', () => {
    expect(limitOn('1.239', 2, 'down')).toBe(123n);
    expect(limitOn('1.231', 2, 'up')).toBe(124n);
    expect(limitOn('-1.239', 2, 'up')).toBe(-123n);
    expect(limitOn('-1.231', 2, 'down')).toBe(-124n);
    expect(limitOn('5', 2, 'up')).toBe(500n);
    expect(limitOn(undefined, 2, 'up')).toBeNull();
  });
});

it('gaps are the differences of the printed points, for every township', () => {
  const places = Object.entries(base.rankings.standing);
  const points = (code: string): number => cents(base.sheets.assessment[code].total as string);
  for (const [code, { rank, last }] of places) {
    const distance = unwrap(distanceOf(wenxian, { ...county, readings: county.readings }, code, PERIOD)).rankings;
    if (rank === null || last === null) {
      expect(distance).toEqual([]);
      continue;
    }
    const [{ above, bottom, size }] = distance;
    expect(size).toBe(places.filter(([, place]) => place.rank !== null).length);
    const higher = places
      .filter(([, place]) => place.rank !== null && place.rank < rank)
      .map(([other]) => points(other));
    expect(above === null ? null : cents(above.gap as string)).toBe(
      higher.length === 0 ? null : Math.min(...higher) - points(code),
    );
    const beyond = places.filter(([, place]) => place.last !== null && place.last <= 3 !== last <= 3);
    const gaps = beyond.map(([other]) => Math.abs(points(other) - points(code)));
    expect(bottom).toMatchObject({ places: 3, inside: last <= 3 });
    expect(cents(bottom?.gap as string)).toBe(Math.min(...gaps));
  }
});

it('a change that is told suffices, and one step less does not', () => {
  const told = ['T04', 'T10', 'T14', 'T02'].flatMap((code) => {
    const { rankings, changes } = unwrap(distanceOf(wenxian, county, code, PERIOD));
    for (const { input, goal, from, to } of changes) {
      if (to === null) continue;
      const reaches = (value: string): boolean => {
        const { rank, last } = resultOf(wenxian, withReading(county, code, input, value)).rankings.standing[code];
        return goal === 'next_place' ? (rank as number) < rankings[0].rank : (last as number) > 3;
      };
      const { scale, units } = ladderOf(to, wenxian.program.rulebook.inputs[input]) as never as {
        scale: number;
        units: bigint;
      };
      const back = printStep(units + (Number(to) > Number(from) ? -1n : 1n), scale);
      expect([code, goal, input, to, reaches(to), reaches(back)]).toEqual([code, goal, input, to, true, false]);
    }
    return changes;
  });
  expect(told.some(({ to }) => to === null)).toBe(true);
  expect(told.filter(({ to }) => to !== null).length).toBeGreaterThan(10);
});

it('rules that did not fire tell the threshold and the distance, streaks too', () => {
  const { rules } = unwrap(distanceOf(wenxian, county, 'T04', PERIOD));
  const warning = rules.find(({ rule }) => rule === 'consecutive_warning_veto');
  expect(warning?.whyNot?.failed.map(({ needs, difference }) => [needs, difference?.decimal])).toEqual([
    ['>=', '2'],
    ['>=', '2'],
  ]);
  expect(rules.every(({ status, whyNot }) => (status === 'fired') === (whyNot === null))).toBe(true);
});

it('names nobody else', () => {
  const told = JSON.stringify(unwrap(distanceOf(wenxian, county, 'T04', PERIOD)));
  for (const { code, name } of county.organizations.filter((one) => one.code !== 'T04')) {
    expect(told.includes(`"${code}"`) || told.includes(name)).toBe(false);
  }
});

it('a flip that is told happens, and everything else of one step moves nobody', () => {
  const few = caseOf('wenxian-2025', 'wenxian-few');
  const { flips, tried, refused, holds } = unwrap(robustnessOf(wenxian, few, PERIOD));
  const before = resultOf(wenxian, few).rankings.standing;
  let moving = 0;
  for (const { period, organization, input, value } of few.readings) {
    const ladder = period === PERIOD ? ladderOf(String(value), wenxian.program.rulebook.inputs[input]) : null;
    if (ladder === null) continue;
    for (const step of [-1n, 1n]) {
      const to = printStep(ladder.units + step, ladder.scale);
      const outcome = assess(wenxian, withReading(few, organization, input, to));
      const now = outcome.ok ? outcome.value.periods.find((one) => one.period === PERIOD)?.rankings.standing : null;
      const moved = Object.keys(before).filter((code) => now !== null && now?.[code].rank !== before[code].rank);
      if (moved.length > 0) moving++;
      const flip = flips.find(
        ({ change }) =>
          'reading' in change && change.reading === input && change.organization === organization && change.to === to,
      );
      expect(flip?.moves.map((one) => one.organization) ?? []).toEqual(moved);
    }
  }
  expect(flips.filter(({ change }) => 'reading' in change)).toHaveLength(moving);
  expect(Math.max(...Object.values(holds))).toBeLessThanOrEqual(tried - refused);
  const weights = wenxian.program.rulebook.sheets.assessment.indicators.filter(({ weight }) => weight !== undefined);
  expect(tried).toBeGreaterThan(2 * weights.length);
});

it('what is not there is not found', () => {
  expect(problemsOf(distanceOf(wenxian, county, 'T99', PERIOD))[0]).toMatchObject({ code: 'not_found', value: 'T99' });
  expect(problemsOf(distanceOf(wenxian, county, 'T01', '1999'))[0]).toMatchObject({ code: 'not_found', value: '1999' });
  expect(problemsOf(robustnessOf(wenxian, county, '1999'))[0].code).toBe('not_found');
});
