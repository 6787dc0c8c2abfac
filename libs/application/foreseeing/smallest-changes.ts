import { checkCase, evaluate, type Case, type PeriodResult, type Program } from '../../engine/index.js';
import type { Goal, RankingDistance, SmallestChange } from './distance.js';
import { ladderOf, limitOn, printStep } from './steps.js';

/** The period of a case with one reading replaced; null when that case would be refused or not be computed. */
export function withReadingAt(
  program: Program,
  given: Case,
  at: number,
  value: string,
  period: string,
): PeriodResult | null {
  const readings = given.readings.map((one, i) => (i === at ? { ...one, value } : one));
  const checked = checkCase(program, { ...given, readings });
  if (!checked.ok) return null;
  const evaluation = evaluate(program, checked.value);
  return evaluation.ok ? (evaluation.value.periods.find((one) => one.period === period) ?? null) : null;
}

/**
 * For each goal that is open and each reading of the organization: the smallest change of that reading alone. Everything is
 * computed again for every value tried: first the limit of the input, then halves between what is and what suffices.
 */
export function smallestChanges(
  program: Program,
  given: Case,
  { organization, period, rankings }: { organization: string; period: string; rankings: readonly RankingDistance[] },
): SmallestChange[] {
  const { inputs } = program.rulebook;
  const tried = new Map<string, PeriodResult | null>();
  return rankings.flatMap((ranking) =>
    goalsOf(ranking).flatMap(({ goal, reaches }) =>
      given.readings.flatMap((reading, at): SmallestChange[] => {
        if (reading.organization !== organization || reading.period !== period) return [];
        const input = inputs[reading.input];
        const ladder = ladderOf(String(reading.value), input);
        if (ladder === null) return [];
        const { units, scale } = ladder;
        const suffices = (to: bigint): boolean => {
          const value = printStep(to, scale);
          const key = `${at} ${value}`;
          if (!tried.has(key)) tried.set(key, withReadingAt(program, given, at, value, period));
          const place = tried.get(key)?.rankings[ranking.ranking]?.[organization];
          return place !== undefined && place.rank !== null && place.last !== null && reaches(place as Placed);
        };
        const limits = [limitOn(input.max, scale, 'down'), limitOn(input.min, scale, 'up')];
        const found = limits
          .filter((limit) => limit !== null)
          .filter((limit) => limit !== units && suffices(limit))
          .map((limit) => nearestThat(suffices, units, limit));
        const best = found.reduce<bigint | null>(
          (least, one) => (least === null || far(one, units) < far(least, units) ? one : least),
          null,
        );
        const change = best === null ? null : printStep(best - units, scale);
        const to = best === null ? null : printStep(best, scale);
        const { unit = null } = input;
        return [
          { ranking: ranking.ranking, goal, input: reading.input, unit, from: String(reading.value), to, change },
        ];
      }),
    ),
  );
}

interface Placed {
  readonly rank: number;
  readonly last: number;
}

function goalsOf({ rank, bottom }: RankingDistance): { goal: Goal; reaches: (place: Placed) => boolean }[] {
  return [
    ...(rank > 1 ? [{ goal: 'next_place' as const, reaches: (place: Placed) => place.rank < rank }] : []),
    ...(bottom !== null && bottom.inside
      ? [{ goal: 'leave_bottom' as const, reaches: (place: Placed) => place.last > bottom.places }]
      : []),
  ];
}

const far = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** Between a value that does not suffice and a limit that does: one that does while its neighbour towards `from` does not. */
function nearestThat(suffices: (units: bigint) => boolean, from: bigint, limit: bigint): bigint {
  let [no, yes] = [from, limit];
  while (far(no, yes) > 1n) {
    const middle = (no + yes) / 2n;
    if (suffices(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
