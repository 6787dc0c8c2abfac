import type { CheckedDetermination } from '../columns/frame.js';
import { parsePeriod } from '../calendar/periods.js';
import type { PlannedConsequence, PlannedRule, Target } from '../plan/program.js';
import type { Run } from '../run/run.js';
import { subjectOf } from './subjects.js';

export const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** Whether a determination that met no action could have met one, had its rule fired. */
export function waits(run: Run, one: CheckedDetermination): boolean {
  const { given } = one;
  const rule = run.program.rules.find(({ rule: { id } }) => id === given.rule);
  const period = parsePeriod(given.period);
  if (rule === undefined || period === null || period.rhythm !== rule.rhythm) return false;
  if (!rule.consequences.some((planned) => leavesOpen(planned, rule, one))) return false;
  const index = run.periods(rule.rhythm).findIndex(({ ordinal }) => ordinal === period.ordinal);
  const fire = run.column(rule.fire, index);
  const rows = [...fire.values.keys()];
  const isOne = (row: number): boolean => isSubject(run, rule, one, index, row);
  return !rows.some((row) => fire.values[row] === 1 && isOne(row)) && rows.some(isOne);
}

/** A consequence of that kind, with a choice (or a range) to make, for that role. */
function leavesOpen(
  { consequence, codes, grades, between, targets }: PlannedConsequence,
  rule: PlannedRule,
  { given }: CheckedDetermination,
): boolean {
  if (isGiven(given.kind) && consequence.kind !== given.kind) return false;
  if (isGiven(given.amount) ? between === null : codes === null && grades === null) return false;
  if (!isGiven(given.role) || rule.space.of === 'post') return true;
  return targets.some((target) => printedRole(target) === given.role);
}

const printedRole = (target: Target): string | null =>
  target.to === 'role' ? target.printed : target.to === 'parent' ? 'parent' : null;

/** Whether a row of the rule is what the determination names. */
function isSubject(run: Run, rule: PlannedRule, { given }: CheckedDetermination, index: number, row: number): boolean {
  const { code, event, official } = subjectOf(run, rule, index, row);
  if (isGiven(given.organization) && given.organization !== code) return false;
  if (isGiven(given.event) && given.event !== event) return false;
  const ofPerson = rule.space.of === 'official' || rule.space.of === 'post';
  return !ofPerson || !isGiven(given.official) || run.given.officials[official] === given.official;
}
