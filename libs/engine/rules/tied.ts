import type { Column } from '../columns/column.js';
import type { PlannedRule } from '../plan/program.js';
import type { Step } from '../plan/step.js';
import { tiesOf } from '../ranking/ranking.js';
import type { Run } from '../run/run.js';
import { computeRows } from '../run/steps.js';
import type { Proposal } from './proposal.js';
import { reach, type Reached } from './reached.js';
import { statedAt } from './consequences.js';

/** A rule and row whose outcome a broken tie would change. */
export interface Shaken {
  readonly rule: PlannedRule;
  readonly row: number;
}

/**
 * Section 9, "Tied": each organization that shares a place is imagined at every place that breaking the tie could give
 * it; its own row is recomputed, the others' are not, and everything is put back.
 */
export function findTied(run: Run, rules: readonly PlannedRule[], index: number): Shaken[] {
  const shaken = new Map<PlannedRule, Set<number>>();
  const rankings = new Set(rules.flatMap((rule) => [...rule.rankings]));
  for (const ranking of rankings) {
    if (ranking.work.does !== 'ranking') continue;
    const dependents = rules.filter((rule) => rule.rankings.includes(ranking));
    const affected = run.program.steps.filter(
      (step) => step !== ranking && step.rankings.has(ranking) && step.space.rhythm === ranking.space.rhythm,
    );
    for (const group of tiesOf(run, ranking, ranking.work, index)) {
      for (const row of group) {
        for (const one of shakenAt(run, ranking, affected, dependents, index, row, group.length)) {
          const rows = shaken.get(one.rule) ?? new Set();
          shaken.set(one.rule, rows.add(one.row));
        }
      }
    }
  }
  return [...shaken].flatMap(([rule, rows]) => [...rows].map((row) => ({ rule, row })));
}

function shakenAt(
  run: Run,
  ranking: Step,
  affected: readonly Step[],
  rules: readonly PlannedRule[],
  index: number,
  row: number,
  tied: number,
): Shaken[] {
  const subjects = rules.flatMap((rule) => rowsFor(run, rule.fire, index, row).map((own) => ({ rule, row: own })));
  const actual = subjects.map((subject) => outcome(run, subject, index));
  const shaken = new Set<Shaken>();
  const column = run.column(ranking, index);
  const [rank, last] = [column.values[row] as number, (column.lasts as Int32Array)[row]];
  const problems = run.problems.length;
  const restore = keepCells(run, [ranking, ...affected], index, row);
  for (let k = 0; k < tied; k++) {
    column.values[row] = rank + k;
    (column.lasts as Int32Array)[row] = last + tied - 1 - k;
    for (const step of affected)
      for (const own of rowsFor(run, step, index, row)) computeRows(run, step, index, own, own + 1);
    subjects.forEach((subject, i) => {
      if (!shaken.has(subject) && outcome(run, subject, index) !== actual[i]) shaken.add(subject);
    });
    restore();
  }
  run.problems.length = problems;
  return [...shaken];
}

/** Rows of a step that belong to an organization: its own, or those of its events. */
function rowsFor(run: Run, step: Step, index: number, row: number): number[] {
  if (step.space.of !== 'event') return [row];
  const organization = run.rowsOf(step.space, index).organization as Int32Array;
  return [...organization.keys()].filter((event) => organization[event] === row);
}

/** What a rule does at a row, as a text to compare: an error counts as otherwise. */
function outcome(run: Run, { rule, row }: Shaken, index: number): string {
  const fire = run.column(rule.fire, index);
  if (fire.poison !== null && fire.poison[row] > 0) return 'failed';
  if (fire.values[row] !== 1) return 'not fired';
  const said = rule.consequences.map((planned) => reach(run, rule, planned, index, [row]));
  if (said.includes(null)) return 'failed';
  return JSON.stringify(said.map((reached) => described(reached as Reached)));
}

/** What one consequence says at one row: whom it reaches, and what it states. Codes of bars never differ. */
const described = (reached: Reached): unknown =>
  Array.from({ length: reached.count }, (_, k) => {
    return [reached.targets[k], reached.officials[k], statedAt(reached, k)];
  });

/** Remembers the cells of an organization's rows; the returned function puts them back. */
function keepCells(run: Run, steps: readonly Step[], index: number, row: number): () => void {
  const kept = steps.flatMap((step) => {
    const column = run.column(step, index);
    return rowsFor(run, step, index, row).map((own) => keepCell(column, own));
  });
  return () => kept.forEach((restore) => restore());
}

function keepCell(column: Column, row: number): () => void {
  const { values, dens, lasts, sizes, nulls, poison } = column;
  const cell = [values[row], dens?.[row], lasts?.[row], sizes?.[row], nulls?.[row], poison?.[row]] as number[];
  return () => {
    values[row] = cell[0];
    if (dens !== null) dens[row] = cell[1];
    if (lasts !== null) lasts[row] = cell[2];
    if (sizes !== null) sizes[row] = cell[3];
    if (nulls !== null) nulls[row] = cell[4];
    column.poison = poison;
    if (poison !== null) poison[row] = cell[5];
  };
}

/** Puts the flag on the actions of what is shaken; what does not fire is returned for the period's flags. */
export function markTied(run: Run, shaken: readonly Shaken[], proposals: readonly Proposal[], index: number): Shaken[] {
  const marked = new Set(shaken.map(({ rule, row }) => `${rule.index} ${row}`));
  for (const proposal of proposals) {
    const { rule, rows } = proposal.reached;
    if (marked.has(`${rule.index} ${rows[proposal.entry]}`)) proposal.flags.add('tied');
  }
  return shaken
    .filter(({ rule, row }) => rule.space.of === 'organization' && run.column(rule.fire, index).values[row] !== 1)
    .sort((a, b) => a.rule.index - b.rule.index || a.row - b.row);
}
