import type {
  AnonymousPlace,
  ScorecardFact,
  ScorecardIndicator,
  ScorecardReading,
  ScorecardView,
} from '../../api-types/index.js';
import { children, parseExpression, type Indicator, type Tree } from '../../engine/index.js';
import type { FactRow, PlaceRow, ScoreRow } from '../ports/assessments-repository.js';
import type { ReadingRecord } from '../ports/records-repository.js';
import type { Repositories } from '../ports/store.js';
import { actionView } from './actions.js';
import { minus } from './decimals.js';
import { clauseOf, latestRun, mainRanking, nameOf, periodsUpTo, type LatestRun } from './run.js';
import { firedRules, streaksOf } from './streaks.js';
import { vetoesOf } from './vetoes.js';

/** One township's points, why, and what follows; null when there is no such period or organization in view. */
export async function scorecardView(
  repositories: Repositories,
  code: string,
  period: string,
): Promise<ScorecardView | null> {
  const run = await latestRun(repositories);
  const main = run === null ? null : mainRanking(run.rulebook);
  const periods = run === null ? null : periodsUpTo(run.header, period);
  const organization = run?.organizations.get(code);
  if (run === null || main === null || periods === null || organization === undefined) return null;
  const { header, rulebook } = run;
  const { assessments, records } = repositories;
  const filter = { organization: code, periods };
  const scores = (await assessments.scores(header.id, filter)).filter(({ sheet }) => sheet === main.sheet);
  if (scores.length === 0) return null;
  const standings = (await assessments.standings(header.id, filter)).filter(({ ranking }) => ranking === main.ranking);
  const places = await assessments.places(header.id, { periods: [period] });
  const facts = await assessments.facts(header.id, filter);
  const readings = await records.readings(filter);
  const actions = await assessments.actions(header.id, { organization: code, periods: [period] });
  const fired = await firedRules(repositories, run, period);
  const [veto = null] = await vetoesOf(repositories, run, { organization: code, periods: [period] });
  const before = periods.at(-2) ?? null;
  const totalIn = (one: string | null): string | null =>
    scores.find((row) => row.period === one && row.indicator === null)?.score ?? null;
  const standing = standings.find((row) => row.period === period);
  const previous = standings.find((row) => row.period === before);
  const [rank, previousRank] = [standing?.rank ?? null, previous?.rank ?? null];
  const evidence = { run, scores, facts, readings, period, before };
  return {
    county: run.county,
    organization: { code, name: organization.name },
    period,
    sheet: {
      id: main.sheet,
      name: nameOf(rulebook.sheets[main.sheet].name, main.sheet),
      full: rulebook.sheets[main.sheet].full,
    },
    ranking: { id: main.ranking, name: nameOf(rulebook.rankings[main.ranking].name, main.ranking) },
    total: totalIn(period),
    previousTotal: totalIn(before),
    rank,
    last: standing?.last ?? null,
    size: standing?.size ?? null,
    tied: standing?.tied ?? false,
    movement: rank === null || previousRank === null ? null : previousRank - rank,
    indicators: rulebook.sheets[main.sheet].indicators.map((indicator) => indicatorView(indicator, evidence)),
    places: placesOf(places, main.ranking, rank, totalIn(period)),
    history: periods.map((one) => {
      const own = standings.find((row) => row.period === one);
      return { period: one, total: totalIn(one), rank: own?.rank ?? null, size: own?.size ?? null };
    }),
    veto,
    streaks: streaksOf(run, facts, code, periods, fired),
    actions: actions.map((row) => actionView(row, rulebook)),
    assessment: run.view,
  };
}

interface Evidence {
  readonly run: LatestRun;
  readonly scores: readonly ScoreRow[];
  readonly facts: readonly FactRow[];
  readonly readings: readonly ReadingRecord[];
  readonly period: string;
  readonly before: string | null;
}

function indicatorView(indicator: Indicator, evidence: Evidence): ScorecardIndicator {
  const { run, scores, period, before } = evidence;
  const { id, name, kind, weight = null, score: expression, clause } = indicator;
  const scoreIn = (one: string | null): string | null =>
    scores.find((row) => row.period === one && row.indicator === id)?.score ?? null;
  const score = scoreIn(period);
  const names = namesIn(expression, run);
  return {
    id,
    name: nameOf(name, id),
    kind,
    weight,
    score,
    lost: lostPoints(kind, weight, score),
    previousScore: scoreIn(before),
    expression,
    clause: clause === undefined ? null : clauseOf(run.rulebook, clause),
    readings: names.inputs.map((input) => readingView(input, evidence)),
    facts: names.facts.map((fact) => factView(fact, evidence)),
  };
}

function lostPoints(kind: Indicator['kind'], weight: string | null, score: string | null): string | null {
  if (score === null) return null;
  if (kind === 'plain') return weight === null ? null : minus(weight, score);
  return kind === 'penalty' ? minus('0', score) : '0';
}

/** Inputs and facts that an expression rests on, facts unfolded. */
function namesIn(expression: string, { rulebook }: LatestRun): { inputs: string[]; facts: string[] } {
  const found = { inputs: new Set<string>(), facts: new Set<string>() };
  const walk = (tree: Tree): void => {
    if (tree.type === 'name' && Object.hasOwn(rulebook.inputs, tree.name)) found.inputs.add(tree.name);
    if (tree.type === 'name' && Object.hasOwn(rulebook.facts, tree.name) && !found.facts.has(tree.name)) {
      found.facts.add(tree.name);
      read(rulebook.facts[tree.name].is);
    }
    children(tree).forEach(walk);
  };
  const read = (text: string): void => {
    const parsed = parseExpression(text, '');
    if (parsed.ok) walk(parsed.value);
  };
  read(expression);
  return { inputs: [...found.inputs], facts: [...found.facts] };
}

function readingView(input: string, { run, readings, period, before }: Evidence): ScorecardReading {
  const { name, unit = null } = run.rulebook.inputs[input];
  const reported = (one: string | null): ReadingRecord | undefined =>
    readings.find((row) => row.input === input && row.period === one);
  const now = reported(period);
  return {
    input,
    name: nameOf(name, input),
    unit,
    value: now?.value ?? null,
    previousValue: reported(before)?.value ?? null,
    recordedAt: now?.recordedAt ?? null,
  };
}

function factView(fact: string, { run, facts, period }: Evidence): ScorecardFact {
  const { name, unit = null, is, clause } = run.rulebook.facts[fact];
  const value = facts.find((row) => row.fact === fact && row.period === period)?.value ?? null;
  return {
    fact,
    name: nameOf(name, fact),
    unit,
    value: value === null ? null : String(value),
    expression: is,
    clause: clause === undefined ? null : clauseOf(run.rulebook, clause),
  };
}

/** The field's places without their holders, with the points between. */
function placesOf(
  places: readonly PlaceRow[],
  ranking: string,
  rank: number | null,
  total: string | null,
): AnonymousPlace[] {
  return places
    .filter((place) => place.ranking === ranking)
    .flatMap((place) => {
      if (total === null || place.points === null) return [];
      return [{ rank: place.rank, holders: place.holders, gap: minus(place.points, total), own: place.rank === rank }];
    });
}
