import { isNull, type Column } from '../columns/column.js';
import { byText } from '../columns/by-text.js';
import { printDay } from '../calendar/days.js';
import type { Action, FiredRule, PeriodResult, Place, PrintedValue, SheetResult } from '../model/result.js';
import type { Rhythm } from '../model/rulebook.js';
import type { PlannedRule } from '../plan/program.js';
import type { Space, Step } from '../plan/step.js';
import { tiesOf } from '../ranking/ranking.js';
import { printCell } from '../rules/amounts.js';
import { printFired } from '../rules/print.js';
import { printedRows, subjectsInOrder } from '../rules/subjects.js';
import type { Run } from './run.js';

/** A period's columns as section 9 prints them. */
export function reportPeriod(
  run: Run,
  rhythm: Rhythm,
  index: number,
  rules: readonly PlannedRule[],
  actions: readonly Action[],
  flags: PeriodResult['flags'],
): PeriodResult {
  const { fired, undetermined } = printRules(run, rules, index);
  return {
    period: run.periods(rhythm)[index].text,
    facts: printFacts(run, rhythm, index),
    sheets: printSheets(run, rhythm, index),
    rankings: printRankings(run, rhythm, index),
    ties: printTies(run, rhythm, index),
    fired,
    vetoes: printVetoes(run, rules, index),
    actions,
    undetermined,
    flags,
  };
}

function byCode<T>(run: Run, space: Space, index: number, print: (row: number) => T): Record<string, T> {
  return Object.fromEntries(
    printedRows(run, space, index).map((row) => [run.rowCode(space, index, row), print(row)] as const),
  );
}

function printFacts(run: Run, rhythm: Rhythm, index: number): PeriodResult['facts'] {
  const { rulebook, named } = run.program;
  const printed: Record<string, Record<string, Record<string, PrintedValue>>> = {};
  for (const of of [...Object.keys(rulebook.organizations), ...Object.keys(rulebook.events)]) {
    const facts = Object.entries(rulebook.facts).filter(
      ([, fact]) => fact.of === of && (fact.period ?? rulebook.period) === rhythm,
    );
    if (facts.length === 0) continue;
    const steps = facts.map(([name, { decimals }]) => [name, named.get(name) as Step, decimals] as const);
    printed[of] = byCode(run, steps[0][1].space, index, (row) =>
      Object.fromEntries(
        steps.map(([name, step, decimals]) => [name, printValue(run, run.column(step, index), row, decimals)] as const),
      ),
    );
  }
  return printed;
}

export function printValue(run: Run, column: Column, row: number, decimals: number): PrintedValue {
  if (isNull(column, row)) return null;
  const value = column.values[row] as number;
  switch (column.layout.rep) {
    case 'boolean':
      return value === 1;
    case 'text':
      return run.texts.text(value);
    case 'date':
      return printDay(value);
    default:
      return printCell(column, row, decimals);
  }
}

function printSheets(run: Run, rhythm: Rhythm, index: number): PeriodResult['sheets'] {
  const { rulebook, named } = run.program;
  const printed: Record<string, Record<string, SheetResult>> = {};
  for (const [name, sheet] of Object.entries(rulebook.sheets)) {
    if ((sheet.period ?? rulebook.period) !== rhythm) continue;
    const total = named.get(name) as Step;
    const cell = (step: Step, row: number): string | null => printCell(run.column(step, index), row, sheet.decimals);
    const steps = sheet.indicators.map(({ id }) => [id, named.get(id) as Step] as const);
    printed[name] = byCode(run, total.space, index, (row) => ({
      indicators: Object.fromEntries(steps.map(([id, step]) => [id, cell(step, row)] as const)),
      total: cell(total, row),
    }));
  }
  return printed;
}

const rankingSteps = ({ program: { rulebook, named } }: Run, rhythm: Rhythm): (readonly [string, Step])[] =>
  Object.entries(rulebook.rankings)
    .filter(([, ranking]) => (ranking.period ?? rulebook.period) === rhythm)
    .map(([name]) => [name, named.get(name) as Step] as const);

function printRankings(run: Run, rhythm: Rhythm, index: number): PeriodResult['rankings'] {
  const printed: Record<string, Record<string, Place>> = {};
  for (const [name, step] of rankingSteps(run, rhythm)) {
    const column = run.column(step, index);
    printed[name] = byCode(run, step.space, index, (row) =>
      isNull(column, row)
        ? { rank: null, last: null }
        : { rank: column.values[row] as number, last: (column.lasts as Int32Array)[row] },
    );
  }
  return printed;
}

function printTies(run: Run, rhythm: Rhythm, index: number): PeriodResult['ties'] {
  return rankingSteps(run, rhythm).flatMap(([ranking, step]) =>
    step.work.does !== 'ranking'
      ? []
      : tiesOf(run, step, step.work, index).map((rows) => {
          return { ranking, organizations: rows.map((row) => run.rowCode(step.space, index, row)) };
        }),
  );
}

function printRules(
  run: Run,
  rules: readonly PlannedRule[],
  index: number,
): { fired: FiredRule[]; undetermined: FiredRule[] } {
  const fired: FiredRule[] = [];
  const undetermined: FiredRule[] = [];
  for (const rule of rules) {
    const column = run.column(rule.fire, index);
    for (const row of subjectsInOrder(run, rule, index)) {
      if (isNull(column, row)) undetermined.push(printFired(run, rule, index, row));
      else if (column.values[row] === 1) fired.push(printFired(run, rule, index, row));
    }
  }
  return { fired, undetermined };
}

function printVetoes(run: Run, rules: readonly PlannedRule[], index: number): PeriodResult['vetoes'] {
  const vetoed = new Map<string, string[]>();
  for (const rule of rules) {
    if (!rule.vetoes) continue;
    const column = run.column(rule.fire, index);
    for (const row of subjectsInOrder(run, rule, index)) {
      if (column.values[row] !== 1) continue;
      const code = printFired(run, rule, index, row).organization as string;
      const list = vetoed.get(code) ?? [];
      if (!list.includes(rule.rule.id)) list.push(rule.rule.id);
      vetoed.set(code, list);
    }
  }
  return [...vetoed].sort(([a], [b]) => byText(a, b)).map(([organization, ids]) => ({ organization, rules: ids }));
}
