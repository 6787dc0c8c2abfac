import type { LeagueRow, LeagueTableView } from '../../api-types/index.js';
import { parseDay, parsePeriod } from '../../engine/index.js';
import type { StandingRow } from '../ports/assessments-repository.js';
import type { Repositories } from '../ports/store.js';
import { minus } from './decimals.js';
import { latestRun, mainRanking, nameOf, periodsUpTo } from './run.js';

/** Who stands where, with movement and gap; null when there is no such period. */
export async function leagueTableView(repositories: Repositories, period: string): Promise<LeagueTableView | null> {
  const run = await latestRun(repositories);
  const main = run === null ? null : mainRanking(run.rulebook);
  const periods = run === null ? null : periodsUpTo(run.header, period);
  if (run === null || main === null || periods === null) return null;
  const { rulebook, header, organizations } = run;
  const { assessments } = repositories;
  const standings = (await assessments.standings(header.id, { periods })).filter((row) => row.ranking === main.ranking);
  const scores = await assessments.scores(header.id, { periods });
  const totals = new Map(
    scores
      .filter((row) => row.sheet === main.sheet && row.indicator === null)
      .map((row) => [`${row.period} ${row.organization}`, row.score] as const),
  );
  const outcomes = await assessments.outcomes(header.id, { periods: [period] });
  const vetoed = new Set(outcomes.filter((row) => row.outcome === 'veto').map((row) => row.organization));
  const warnings = await warningsOf(repositories, period);
  const standing = new Map(standings.map((row) => [`${row.period} ${row.organization}`, row]));
  const now = standings.filter((row) => row.period === period).sort(byRank);
  const before = periods.at(-2);
  const rows = now.map(({ organization, rank, last, tied }): LeagueRow => {
    const total = totals.get(`${period} ${organization}`) ?? null;
    const previousRank = before === undefined ? null : (standing.get(`${before} ${organization}`)?.rank ?? null);
    const above = now.findLast((other) => other.rank !== null && rank !== null && other.rank < rank);
    const aboveTotal = above === undefined ? null : (totals.get(`${period} ${above.organization}`) ?? null);
    return {
      organization: { code: organization, name: organizations.get(organization)?.name ?? organization },
      rank,
      last,
      total,
      tied,
      movement: rank === null || previousRank === null ? null : previousRank - rank,
      previousRank,
      gapAbove: total === null || aboveTotal === null ? null : minus(aboveTotal, total),
      vetoed: vetoed.has(organization),
      warnings: [...(warnings.get(organization) ?? [])].map(([type, count]) => {
        return { type, name: nameOf(rulebook.events[type]?.name, type), count };
      }),
      history: periods.map((one) => ({
        period: one,
        rank: standing.get(`${one} ${organization}`)?.rank ?? null,
        total: totals.get(`${one} ${organization}`) ?? null,
      })),
    };
  });
  return {
    county: run.county,
    period,
    periods,
    ranking: { id: main.ranking, name: nameOf(rulebook.rankings[main.ranking].name, main.ranking) },
    sheet: {
      id: main.sheet,
      name: nameOf(rulebook.sheets[main.sheet].name, main.sheet),
      full: rulebook.sheets[main.sheet].full,
    },
    size: now.filter(({ rank }) => rank !== null).length,
    rows,
    assessment: run.view,
  };
}

const byRank = (a: StandingRow, b: StandingRow): number =>
  (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.organization < b.organization ? -1 : 1);

/** Events of the period by organization and type. */
async function warningsOf({ records }: Repositories, period: string): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  for (const { organization, type, date } of await records.events({})) {
    if (!isWithin(date, period)) continue;
    const own = found.get(organization) ?? new Map<string, number>();
    own.set(type, (own.get(type) ?? 0) + 1);
    found.set(organization, own);
  }
  return found;
}

function isWithin(date: string, period: string): boolean {
  const on = parseDay(date);
  const span = parsePeriod(period);
  return on !== null && span !== null && span.first <= on && on <= span.last;
}
