import { RHYTHMS } from './calendar/periods.js';
import type { Column } from './columns/column.js';
import type { CheckedCase } from './columns/frame.js';
import type { Problem } from './model/problem.js';
import { countedBy, ofPeople, readsOfPeople } from './plan/people.js';
import type { PlannedRule, Program } from './plan/program.js';
import type { Step } from './plan/step.js';
import { Determinations } from './rules/determinations.js';
import { PeriodActions } from './rules/proposals.js';
import { receivedColumn } from './rules/received.js';
import { Run } from './run/run.js';
import { compute, layOut } from './run/steps.js';

/** Everything a case comes to, before it is printed: a column per step and period, and whom the rules reach. */
export interface Calculation {
  readonly run: Run;
  readonly periods: readonly PeriodActions[];
  readonly determinations: Determinations;
  /** All of them; when there are any, columns may be missing and nothing else may be read. */
  readonly problems: readonly Problem[];
}

/** The staircase: columns of every name by period, shorter rhythms first; then rules in the order of the file. */
export function calculate(program: Program, given: CheckedCase): Calculation {
  const run = new Run(program, given);
  for (const step of program.steps) layOut(run, step);
  const determinations = new Determinations(given, run);
  const periods: PeriodActions[] = [];
  for (const rhythm of RHYTHMS) {
    const steps = program.steps.filter((step) => step.space.rhythm === rhythm);
    const rules = program.rules.filter((rule) => rule.rhythm === rhythm);
    for (const index of run.periods(rhythm).keys()) {
      for (const step of steps) if (!ofPeople(step)) compute(run, step, index);
      const actions = new PeriodActions(run, determinations, rhythm, index, rules);
      const people = new PeopleRules(run, steps.filter(ofPeople), actions);
      for (const rule of rules) people.follow(rule);
      periods.push(actions);
    }
  }
  return { run, periods, determinations, problems: run.problems };
}

/** Makes every action and applies the determinations; those that meet nothing are reported. */
export function settle({ run, periods, determinations }: Calculation): void {
  if (run.problems.length > 0) return;
  for (const actions of periods) actions.settle();
  if (run.problems.length === 0) determinations.reportUnmet();
}

/** The column of a declared name in a period of its rhythm, as it is written: `2025`; null when there is none. */
export function columnOf({ run }: Calculation, name: string, period: string): Column | null {
  const step = run.program.named.get(name);
  if (step === undefined) return null;
  const index = run.periods(step.space.rhythm).findIndex(({ text }) => text === period);
  return index >= 0 && run.hasColumn(step, index) ? run.column(step, index) : null;
}

/**
 * Rules in the order of the file; one on persons waits until the rules whose actions its condition counts (`received`),
 * or that of a rule that overrides it, are followed. That this ends is checked when the rulebook is compiled.
 */
class PeopleRules {
  private readonly followed = new Set<PlannedRule>();

  constructor(
    private readonly run: Run,
    private readonly steps: readonly Step[],
    private readonly actions: PeriodActions,
  ) {}

  follow(rule: PlannedRule): void {
    if (this.followed.has(rule)) return;
    this.followed.add(rule);
    if (ofPeople(rule.fire)) {
      for (const counted of countedBy(rule, this.actions.rules)) this.follow(counted);
      if (this.run.problems.length > 0) return;
      this.computeFor(rule.fire);
    }
    this.actions.follow(rule);
  }

  private computeFor(fire: Step): void {
    const { run, actions } = this;
    const { index } = actions;
    if (run.hasColumn(fire, index)) return;
    const needed = readsOfPeople(fire);
    for (const step of this.steps) {
      if (!needed.has(step) || run.hasColumn(step, index)) continue;
      if (step.work.does === 'received') receivedColumn(run, step, step.work, index, actions.proposals);
      else compute(run, step, index);
    }
  }
}
