import { RHYTHMS } from './calendar/periods.js';
import type { CheckedCase } from './columns/frame.js';
import type { Problem } from './model/problem.js';
import type { Rhythm } from './model/rulebook.js';
import type { PlannedRule, Program } from './plan/program.js';
import type { Step } from './plan/step.js';
import { Determinations } from './rules/determinations.js';
import { Posts } from './rules/holders.js';
import type { Proposal } from './rules/proposal.js';
import { proposalsOf } from './rules/proposals.js';
import { receivedColumn } from './rules/received.js';
import { Run } from './run/run.js';
import { compute, layOut } from './run/steps.js';

/** What follows from the rules of one rhythm in one of its periods, in the order of the result. */
export interface PeriodActions {
  readonly rhythm: Rhythm;
  readonly index: number;
  readonly rules: readonly PlannedRule[];
  readonly proposals: readonly Proposal[];
}

/** Everything a case comes to, before it is printed: a column per step and period, and the actions. */
export interface Calculation {
  readonly run: Run;
  readonly posts: Posts;
  readonly periods: readonly PeriodActions[];
  /** All of them; when there are any, columns may be missing and nothing else may be read. */
  readonly problems: readonly Problem[];
}

/** The staircase: columns of every name by period, shorter rhythms first; then rules in the order of the file. */
export function calculate(program: Program, given: CheckedCase): Calculation {
  const run = new Run(program, given);
  for (const step of program.steps) layOut(run, step);
  const posts = new Posts(given.appointments);
  const determinations = new Determinations(given, run);
  const periods: PeriodActions[] = [];
  for (const rhythm of RHYTHMS) {
    const steps = program.steps.filter((step) => step.space.rhythm === rhythm);
    const rules = program.rules.filter((rule) => rule.rhythm === rhythm);
    run.periods(rhythm).forEach((period, index) => {
      for (const step of steps) if (!ofPeople(step)) compute(run, step, index);
      const proposals: Proposal[] = [];
      const people = new PeopleSteps(run, steps.filter(ofPeople), index, proposals);
      for (const rule of rules) {
        if (ofPeople(rule.fire)) {
          if (run.problems.length > 0) continue;
          people.computeFor(rule.fire);
        }
        const made = proposalsOf(run, posts, rule, index);
        for (const proposal of made) determinations.apply(proposal, period.text);
        proposals.push(...made);
      }
      periods.push({ rhythm, index, rules, proposals });
    });
  }
  if (run.problems.length === 0) determinations.reportUnmet();
  return { run, posts, periods, problems: run.problems };
}

export const ofPeople = ({ space }: Step): boolean => space.of === 'official' || space.of === 'post';

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
