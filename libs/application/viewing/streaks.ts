import type { ScorecardStreak, StreaksView } from '../../api-types/index.js';
import type { FactRow } from '../ports/assessments-repository.js';
import type { Repositories } from '../ports/store.js';
import { clauseOf, latestRun, nameOf, periodsUpTo, type LatestRun } from './run.js';

const RUNS = /\b(run_sum|streak)\s*\(/;

/** Facts that count a run over periods, and the rules that rest on each. */
function runFacts({ rulebook }: LatestRun): string[] {
  return Object.keys(rulebook.facts).filter((fact) => RUNS.test(rulebook.facts[fact].is));
}

export async function streaksView(repositories: Repositories, period: string): Promise<StreaksView | null> {
  const run = await latestRun(repositories);
  const periods = run === null ? null : periodsUpTo(run.header, period);
  if (run === null || periods === null) return null;
  const facts = await repositories.assessments.facts(run.header.id, { periods });
  const fired = await firedRules(repositories, run, period);
  const codes = [...new Set(facts.map(({ organization }) => organization))];
  const rows = codes.map((code) => ({
    organization: { code, name: run.organizations.get(code)?.name ?? code },
    streaks: streaksOf(run, facts, code, periods, fired).filter(({ values }) =>
      values.some(({ value }) => isRun(value)),
    ),
  }));
  return { period, periods, rows: rows.filter(({ streaks }) => streaks.length > 0), assessment: run.view };
}

const isRun = (value: string | null): boolean => value !== null && !/^0(\.0+)?$/.test(value);

/** `rule organization` of what fired in a period. */
export async function firedRules(
  { assessments }: Repositories,
  { header }: LatestRun,
  period: string,
): Promise<Set<string>> {
  const outcomes = await assessments.outcomes(header.id, { periods: [period] });
  return new Set(outcomes.filter(({ outcome }) => outcome === 'fired').map((row) => `${row.rule} ${row.organization}`));
}

export function streaksOf(
  run: LatestRun,
  facts: readonly FactRow[],
  organization: string,
  periods: readonly string[],
  fired: ReadonlySet<string>,
): ScorecardStreak[] {
  const { rulebook } = run;
  return runFacts(run).map((fact) => {
    const { is, name, clause } = rulebook.facts[fact];
    const resting = rulebook.rules.filter(
      ({ when }) => when !== undefined && new RegExp(`\\b${fact}\\b`, 'u').test(when),
    );
    return {
      fact,
      name: nameOf(name, fact),
      expression: is,
      clause: clause === undefined ? null : clauseOf(rulebook, clause),
      values: periods.map((period) => {
        const row = facts.find(
          (one) => one.fact === fact && one.organization === organization && one.period === period,
        );
        return { period, value: row === undefined || row.value === null ? null : String(row.value) };
      }),
      rules: resting.map((rule) => ({
        rule: rule.id,
        name: nameOf(rule.name, rule.id),
        when: rule.when ?? '',
        clause: clauseOf(rulebook, rule.clause),
        fired: fired.has(`${rule.id} ${organization}`),
      })),
    };
  });
}
