import { addMonths, printDay, type Day } from '../calendar/days.js';
import { periodOf, type Period } from '../calendar/periods.js';
import type { ActionFlag } from '../model/result.js';
import type { PlannedConsequence, PlannedRule } from '../plan/program.js';
import type { Stated } from './amounts.js';
import type { Proposal } from './proposal.js';

/** Whom a consequence reaches in one case, and for what. */
export interface Reached {
  readonly row: number;
  readonly organization: string | null;
  readonly role: string | null;
  readonly official: number;
  readonly event: string | null;
  readonly post: number;
  readonly through: number;
  readonly vacant: boolean;
  readonly moved: boolean;
}

const isZero = (amount: string): boolean => /^0(\.0+)?$/.test(amount);

/** The proposals of one consequence for one person or body (section 7); none when a fixed amount is 0. */
export function propose(
  rule: PlannedRule,
  planned: PlannedConsequence,
  reached: Reached,
  stated: Stated,
  period: Period,
  eventDay: Day | null,
): Proposal[] {
  const { consequence } = planned;
  const flags = new Set<ActionFlag>();
  if (reached.vacant) flags.add('vacant');
  if (reached.moved) flags.add('moved');
  const discretionary = planned.codes !== null || planned.grades !== null || planned.between !== null;
  const unknown =
    (planned.amount !== null && stated.amount === null) ||
    (stated.between?.includes(null) ?? false) ||
    (stated.grades?.some(([, amount]) => amount === null) ?? false);
  if (unknown) flags.add('amount_unknown');
  if (stated.amount !== null && isZero(stated.amount)) return [];
  const { vacant: _vacant, moved: _moved, ...subject } = reached;
  const proposal = (code: string | null, from: string | null, until: string | null): Proposal => ({
    rule,
    planned,
    ...subject,
    stated,
    code,
    from,
    until,
    flags: new Set(flags),
    status: discretionary || unknown ? 'pending' : 'determined',
    chosen: null,
  });
  if (consequence.kind !== 'bar') return [proposal(consequence.is ?? null, null, null)];
  const [from, until] = barDays(planned, period, eventDay);
  return (consequence.from ?? []).map((code) => proposal(code, printDay(from), printDay(until)));
}

/** First and last day of a bar. */
function barDays({ consequence }: PlannedConsequence, period: Period, eventDay: Day | null): [Day, Day] {
  const { months, periods = 1 } = consequence;
  if (months !== undefined) {
    const from = eventDay ?? period.last + 1;
    return [from, addMonths(from, months) - 1];
  }
  const from = eventDay ?? (periods === 0 ? period.first : period.last + 1);
  return [from, periodOf(period.rhythm, period.ordinal + periods).last];
}
