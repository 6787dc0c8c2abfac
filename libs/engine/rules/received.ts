import { newColumn } from '../columns/column.js';
import type { Step, Work } from '../plan/step.js';
import type { Run } from '../run/run.js';
import { officialOf, throughOf, type Proposal } from './proposal.js';

/** `received`: actions of a kind or code that reached each official (each appointment) from rules above (section 6). */
export function receivedColumn(
  run: Run,
  step: Step,
  { code, above }: Extract<Work, { does: 'received' }>,
  index: number,
  proposals: readonly Proposal[],
): void {
  const rows = run.rowsOf(step.space, index);
  const column = newColumn(run.layoutOf(step), rows.count, rows.absent);
  for (const proposal of proposals) {
    if (proposal.reached.rule.index >= above || !isOf(proposal, code)) continue;
    const row = step.space.of === 'post' ? throughOf(proposal) : officialOf(proposal);
    if (row >= 0) (column.values as Int32Array)[row]++;
  }
  run.put(step, index, column);
}

function isOf(proposal: Proposal, code: string): boolean {
  if (proposal.reached.planned.consequence.kind === code) return true;
  return (proposal.chosen === null ? codeOf(proposal) : proposal.chosen.code) === code;
}

/** The code as printed: a discretionary action has none until it is determined. */
export function codeOf({ reached: { planned }, code }: Proposal): string | null {
  const discretionary = planned.codes !== null || planned.grades !== null || planned.between !== null;
  return discretionary ? null : code;
}
