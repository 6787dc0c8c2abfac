import { calculate, settle, type Calculation } from './calculate.js';
import type { CheckedCase } from './columns/frame.js';
import { byEnd } from './calendar/periods.js';
import type { Outcome } from './model/problem.js';
import type { Evaluation, PeriodResult } from './model/result.js';
import { ofPeople } from './plan/people.js';
import type { Program } from './plan/program.js';
import { printAction } from './rules/print.js';
import type { PeriodActions } from './rules/proposals.js';
import { findTied, markTied } from './rules/tied.js';
import { reportPeriod } from './run/report.js';

/** A case calculated and printed (section 9). Any problem, and nothing is returned but all problems. */
export function evaluate(program: Program, given: CheckedCase): Outcome<Evaluation> {
  const calculation = calculate(program, given);
  settle(calculation);
  if (calculation.problems.length > 0) return { ok: false, problems: calculation.problems };
  const results = calculation.periods.map((actions) => {
    return { end: actions.period, result: resultOf(calculation, actions) };
  });
  results.sort((a, b) => byEnd(a.end, b.end));
  return { ok: true, value: { periods: results.map(({ result }) => result) } };
}

function resultOf({ run }: Calculation, { rhythm, index, rules, proposals }: PeriodActions): PeriodResult {
  const bodies = rules.filter((rule) => rule.rankings.length > 0 && !ofPeople(rule.fire));
  const untied = markTied(run, findTied(run, bodies, index), proposals, index);
  const flags = untied.map(({ rule, row }) => {
    return { code: 'tied' as const, rule: rule.rule.id, organization: run.rowCode(rule.space, index, row) };
  });
  const actions = proposals.map((proposal) => printAction(run, proposal));
  return reportPeriod(run, rhythm, index, rules, actions, flags);
}
