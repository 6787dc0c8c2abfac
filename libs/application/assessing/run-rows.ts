import type { PeriodResult, Result, Rulebook } from '../../engine/index.js';
import type {
  AssessmentRun,
  FactRow,
  OutcomeRow,
  PlaceRow,
  ScoreRow,
  StandingRow,
} from '../ports/assessments-repository.js';

type Rows = Omit<AssessmentRun, 'header' | 'given'>;

/** A result as rows to store: what screens and files are made of. */
export function rowsOf(result: Result, rulebook: Rulebook, eventOrganization: ReadonlyMap<string, string>): Rows {
  let position = 0;
  return {
    facts: result.periods.flatMap((period) => factRows(period, rulebook, eventOrganization)),
    scores: result.periods.flatMap(scoreRows),
    standings: result.periods.flatMap(standingRows),
    places: result.periods.flatMap((period) => placeRows(period, rulebook)),
    outcomes: result.periods.flatMap((period) => outcomeRows(period)),
    actions: result.periods.flatMap(({ period, actions }) =>
      actions.map((action) => ({ ...action, period, position: position++ })),
    ),
  };
}

function factRows(
  { period, facts }: PeriodResult,
  rulebook: Rulebook,
  eventOrganization: ReadonlyMap<string, string>,
): FactRow[] {
  return Object.entries(facts).flatMap(([of, byCode]) => {
    const ofEvent = Object.hasOwn(rulebook.events, of);
    return Object.entries(byCode).flatMap(([code, values]) =>
      Object.entries(values).map(([fact, value]): FactRow => {
        const organization = ofEvent ? (eventOrganization.get(code) ?? '') : code;
        return { period, of, organization, event: ofEvent ? code : null, fact, value };
      }),
    );
  });
}

function scoreRows({ period, sheets }: PeriodResult): ScoreRow[] {
  return Object.entries(sheets).flatMap(([sheet, byCode]) =>
    Object.entries(byCode).flatMap(([organization, { indicators, total }]) => [
      ...Object.entries(indicators).map(([indicator, score]) => ({ period, sheet, organization, indicator, score })),
      { period, sheet, organization, indicator: null, score: total },
    ]),
  );
}

function standingRows({ period, rankings, ties }: PeriodResult): StandingRow[] {
  return Object.entries(rankings).flatMap(([ranking, byCode]) => {
    const size = Object.values(byCode).filter(({ rank }) => rank !== null).length;
    const tied = new Set(ties.filter((tie) => tie.ranking === ranking).flatMap(({ organizations }) => organizations));
    return Object.entries(byCode).map(([organization, { rank, last }]) => {
      return {
        period,
        ranking,
        organization,
        rank,
        last,
        size: rank === null ? null : size,
        tied: tied.has(organization),
      };
    });
  });
}

/** Places without their holders: what a township head may know of the field. */
function placeRows({ period, rankings, sheets }: PeriodResult, rulebook: Rulebook): PlaceRow[] {
  return Object.entries(rankings).flatMap(([ranking, byCode]) => {
    const totals = sheets[rulebook.rankings[ranking].by];
    const places = new Map<number, PlaceRow>();
    for (const [code, { rank }] of Object.entries(byCode)) {
      if (rank === null) continue;
      const holders = (places.get(rank)?.holders ?? 0) + 1;
      places.set(rank, { period, ranking, rank, holders, points: totals?.[code]?.total ?? null });
    }
    return [...places.values()].sort((a, b) => a.rank - b.rank);
  });
}

function outcomeRows({ period, fired, undetermined, flags, vetoes }: PeriodResult): OutcomeRow[] {
  const none = { event: null, official: null };
  return [
    ...fired.map((row): OutcomeRow => ({ period, outcome: 'fired', ...row })),
    ...undetermined.map((row): OutcomeRow => ({ period, outcome: 'undetermined', ...row })),
    ...flags.map(({ rule, organization }): OutcomeRow => ({ period, outcome: 'tied', rule, organization, ...none })),
    ...vetoes.flatMap(({ organization, rules }) =>
      rules.map((rule): OutcomeRow => ({ period, outcome: 'veto', rule, organization, ...none })),
    ),
  ];
}
