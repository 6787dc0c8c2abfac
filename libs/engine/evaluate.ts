import type { CheckedCase } from './columns/frame.js';
import { byEnd, RHYTHMS } from './calendar/periods.js';
import type { Outcome } from './model/problem.js';
import type { Evaluation, PeriodResult } from './model/result.js';
import type { Rhythm } from './model/rulebook.js';
import type { PlannedRule, Program } from './plan/program.js';
import type { Step } from './plan/step.js';
import { Determinations } from './rules/determinations.js';
import { Posts } from './rules/holders.js';
import { printAction } from './rules/print.js';
import type { Proposal } from './rules/proposal.js';
import { proposalsOf } from './rules/proposals.js';
import { receivedColumn } from './rules/received.js';
import { findTied, markTied } from './rules/tied.js';
import { reportPeriod } from './run/report.js';
import { Run } from './run/run.js';
import { compute, layOut } from './run/steps.js';

/**
 * The staircase: columns of every name by period, shorter rhythms first; then rules in the order of the file, whom they
 * reach, what is determined, what a tie leaves open. Any problem, and nothing is returned but all problems.
 */
export function evaluate(program: Program, given: CheckedCase): Outcome<Evaluation> {
  const run = new Run(program, given);
  for (const step of program.steps) layOut(run, step);
  const posts = new Posts(given.appointments);
  const determinations = new Determinations(given, run);
  const results: { end: Parameters<typeof byEnd>[0]; result: PeriodResult }[] = [];
  for (const rhythm of RHYTHMS) {
    const steps = program.steps.filter((step) => step.space.rhythm === rhythm);
    const rules = program.rules.filter((rule) => rule.rhythm === rhythm);
    run.periods(rhythm).forEach((period, index) => {
      for (const step of steps) if (!ofPeople(step)) compute(run, step, index);
      const result = rulesOf(run, posts, determinations, steps, rules, rhythm, index);
      if (result !== null) results.push({ end: period, result });
    });
  }
  if (run.problems.length === 0) determinations.reportUnmet();
  if (run.problems.length > 0) return { ok: false, problems: run.problems };
  results.sort((a, b) => byEnd(a.end, b.end));
  return { ok: true, value: { periods: results.map(({ result }) => result) } };
}

const ofPeople = ({ space }: Step): boolean => space.of === 'official' || space.of === 'post';

/** What follows in one period; null once something has failed: then only the problems count. */
function rulesOf(
  run: Run,
  posts: Posts,
  determinations: Determinations,
  steps: readonly Step[],
  rules: readonly PlannedRule[],
  rhythm: Rhythm,
  index: number,
): PeriodResult | null {
  const proposals: Proposal[] = [];
  const period = run.periods(rhythm)[index].text;
  const people = new PeopleSteps(run, steps.filter(ofPeople), index, proposals);
  for (const rule of rules) {
    if (ofPeople(rule.fire)) {
      if (run.problems.length > 0) continue;
      people.computeFor(rule.fire);
    }
    const made = proposalsOf(run, posts, rule, index);
    for (const proposal of made) determinations.apply(proposal, period);
    proposals.push(...made);
  }
  if (run.problems.length > 0) return null;
  const bodies = rules.filter((rule) => rule.rankings.length > 0 && !ofPeople(rule.fire));
  const untied = markTied(run, findTied(run, posts, bodies, index), proposals, index);
  const flags = untied.map(({ rule, row }) => {
    return { code: 'tied' as const, rule: rule.rule.id, organization: run.rowCode(rule.space, index, row) };
  });
  return reportPeriod(
    run,
    rhythm,
    index,
    rules,
    proposals.map((proposal) => printAction(run, proposal)),
    flags,
  );
}

/** Steps of officials and appointments are computed when their rule is reached: `received` counts the rules above. */
class PeopleSteps {
  constructor(
    private readonly run: Run,
    private readonly steps: readonly Step[],
    private readonly index: number,
    private readonly proposals: readonly Proposal[],
  ) {}

  computeFor(fire: Step): void {
    if (this.run.hasColumn(fire, this.index)) return;
    const needed = new Set<Step>();
    const need = (step: Step): void => {
      if (needed.has(step) || !ofPeople(step)) return;
      needed.add(step);
      step.reads.forEach(need);
    };
    need(fire);
    for (const step of this.steps) {
      if (!needed.has(step) || this.run.hasColumn(step, this.index)) continue;
      if (step.work.does === 'received') receivedColumn(this.run, step, step.work, this.index, this.proposals);
      else compute(this.run, step, this.index);
    }
  }
}
