import { addMonths, printDay, type Day } from '../calendar/days.js';
import { periodOf } from '../calendar/periods.js';
import type { ActionFlag } from '../model/result.js';
import type { Run } from '../run/run.js';
import { printCell } from './amounts.js';
import type { Occasion } from './holders.js';
import type { Proposal, Stated } from './proposal.js';
import { MOVED, VACANT, type Reached } from './reached.js';
import { occasionOf, subjectOf } from './subjects.js';

/** The proposals of one entry (section 7): one, or for a bar one per code. */
export function propose(run: Run, reached: Reached, entry: number, index: number): Proposal[] {
  const { rule, planned } = reached;
  const { consequence } = planned;
  const row = reached.rows[entry];
  const stated = statedAt(reached, entry);
  const discretionary = planned.codes !== null || planned.grades !== null || planned.between !== null;
  const unknown =
    (planned.amount !== null && stated.amount === null) ||
    (stated.between?.includes(null) ?? false) ||
    (stated.grades?.some(([, amount]) => amount === null) ?? false);
  const flags: ActionFlag[] = [];
  if ((reached.marks[entry] & VACANT) !== 0) flags.push('vacant');
  if ((reached.marks[entry] & MOVED) !== 0) flags.push('moved');
  if (unknown) flags.push('amount_unknown');
  const { code: organization, event } = subjectOf(run, rule, index, row);
  const proposal = (code: string | null, from: string | null, until: string | null): Proposal => ({
    reached,
    entry,
    organization,
    role: roleOf(run, reached, entry),
    event,
    stated,
    code,
    from,
    until,
    flags: new Set(flags),
    status: discretionary || unknown ? 'pending' : 'determined',
    chosen: null,
  });
  if (consequence.kind !== 'bar') return [proposal(consequence.is ?? null, null, null)];
  const [from, until] = barDays(reached, occasionOf(run, rule, index, row));
  return (consequence.from ?? []).map((code) => proposal(code, printDay(from), printDay(until)));
}

export function statedAt({ planned, amount, grades, between }: Reached, entry: number): Stated {
  const { decimals } = planned.consequence;
  return {
    amount: amount === null ? null : printCell(amount, entry, decimals),
    grades: grades === null ? null : grades.map(([grade, column]) => [grade, printCell(column, entry, decimals)]),
    between: between === null ? null : [printCell(between[0], entry, decimals), printCell(between[1], entry, decimals)],
  };
}

/** As printed: a role's name, `parent`, or null. */
function roleOf(run: Run, { rule, planned, targets, rows }: Reached, entry: number): string | null {
  const target = planned.targets[targets[entry]];
  if (target.to === 'role') return target.printed;
  if (target.to === 'parent') return 'parent';
  return rule.space.of === 'post' ? run.given.posts.appointments[rows[entry]].role : null;
}

/** First and last day of a bar. */
function barDays({ planned }: Reached, { period, eventDay }: Occasion): [Day, Day] {
  const { months, periods = 1 } = planned.consequence;
  if (months !== undefined) {
    const from = eventDay ?? period.last + 1;
    return [from, addMonths(from, months) - 1];
  }
  const from = eventDay ?? (periods === 0 ? period.first : period.last + 1);
  return [from, periodOf(period.rhythm, period.ordinal + periods).last];
}
