import type { CheckedCase, CheckedDetermination } from '../columns/frame.js';
import { isBelow, printUnits, type DecimalUnits } from '../exact/decimal.js';
import type { Run } from '../run/run.js';
import { officialOf, type Proposal } from './proposal.js';
import { isGiven, waits } from './unmet.js';

/** The determinations of a case, and which of them met an open action (section 7). */
export class Determinations {
  private readonly byRule = new Map<string, CheckedDetermination[]>();
  private readonly met = new Set<CheckedDetermination>();

  constructor(
    private readonly given: CheckedCase,
    private readonly run: Run,
  ) {
    for (const one of given.determinations) {
      const key = `${one.given.period} ${one.given.rule}`;
      const list = this.byRule.get(key);
      if (list === undefined) this.byRule.set(key, [one]);
      else list.push(one);
    }
  }

  /** Applies the most specific determination that matches; two equally specific ones are `ambiguous`. */
  apply(proposal: Proposal, period: string): void {
    const { rule, planned } = proposal.reached;
    const { codes, grades, between } = planned;
    if (codes === null && grades === null && between === null) return;
    const candidates = (this.byRule.get(`${period} ${rule.rule.id}`) ?? []).filter(({ given }) =>
      between === null ? typeof given.choice === 'string' : isGiven(given.amount),
    );
    const matching = candidates.filter((one) => this.matches(one, proposal));
    if (matching.length === 0) return;
    for (const one of matching) this.met.add(one);
    const most = Math.max(...matching.map(specificity));
    const [winner, ...others] = matching.filter((one) => specificity(one) === most);
    for (const other of others) this.add('ambiguous', other, '', rule.rule.id);
    if (others.length === 0) this.decide(proposal, winner);
  }

  private matches({ given }: CheckedDetermination, proposal: Proposal): boolean {
    const person = officialOf(proposal);
    const official = person < 0 ? null : this.given.officials[person];
    const facts: readonly (readonly [unknown, string | null])[] = [
      [given.organization, proposal.organization],
      [given.official, official],
      [given.role, proposal.role],
      [given.event, proposal.event],
      [given.kind, proposal.reached.planned.consequence.kind],
    ];
    return facts.every(([asked, is]) => !isGiven(asked) || asked === is);
  }

  private decide(proposal: Proposal, one: CheckedDetermination): void {
    const { stated } = proposal;
    const { planned } = proposal.reached;
    const choice = one.given.choice ?? '';
    if (planned.codes !== null) {
      if (!planned.codes.includes(choice)) return this.add('bad_choice', one, '.choice', choice);
      return settle(proposal, { amount: null, code: choice });
    }
    const { is = null } = planned.consequence;
    if (stated.grades !== null) {
      const grade = stated.grades.find(([name]) => name === choice);
      if (grade === undefined) return this.add('bad_choice', one, '.choice', choice);
      if (grade[1] === null) return;
      return settle(proposal, { amount: grade[1], code: is });
    }
    const amount = one.amount as DecimalUnits;
    const { decimals } = planned.consequence;
    if (amount.scale > decimals) return this.add('too_many_decimals', one, '.amount', String(one.given.amount));
    const [low, high] = stated.between ?? [null, null];
    if ((low !== null && isBelow(amount, low)) || (high !== null && isBelow(high, amount))) {
      return this.add('out_of_range', one, '.amount', String(one.given.amount));
    }
    settle(proposal, { amount: printUnits(amount.units * 10n ** BigInt(decimals - amount.scale), decimals), code: is });
  }

  /**
   * What can match nothing: the rule leaves no such choice open, or it fired there and no action fits. One that waits
   * for a rule which did not fire is no mistake: it has nothing to decide.
   */
  reportUnmet(): void {
    for (const one of this.given.determinations) {
      if (!this.met.has(one) && !waits(this.run, one)) this.add('no_match', one, '', one.given.rule);
    }
  }

  private add(code: string, { index }: CheckedDetermination, key: string, value: string): void {
    const place = `determinations[${index}]${key}`;
    const { problems } = this.run;
    if (!problems.some((problem) => problem.code === code && problem.place === place)) {
      problems.push({ code, place, value });
    }
  }
}

const specificity = ({ given }: CheckedDetermination): number =>
  [given.organization, given.official, given.role, given.event, given.kind].filter(isGiven).length;

function settle(proposal: Proposal, chosen: { amount: string | null; code: string | null }): void {
  proposal.chosen = chosen;
  proposal.status = 'determined';
  proposal.flags.delete('amount_unknown');
}
