import type { Period } from '../calendar/periods.js';
import type { Rhythm } from '../model/rulebook.js';
import type { PlannedRule } from '../plan/program.js';
import type { Run } from '../run/run.js';
import { propose } from './consequences.js';
import type { Determinations } from './determinations.js';
import type { Proposal } from './proposal.js';
import { reach, type Reached } from './reached.js';
import { firedInOrder } from './subjects.js';

/** What follows from the rules of one rhythm in one of its periods. */
export class PeriodActions {
  /** Whom each consequence reaches; rules as in the file. */
  readonly reached: Reached[] = [];
  private readonly made: Proposal[] = [];
  private next = 0;

  constructor(
    private readonly run: Run,
    private readonly determinations: Determinations,
    readonly rhythm: Rhythm,
    readonly index: number,
    readonly rules: readonly PlannedRule[],
  ) {}

  get period(): Period {
    return this.run.periods(this.rhythm)[this.index];
  }

  /** Follows a rule whose firing is computed. */
  follow(rule: PlannedRule): void {
    const rows = firedInOrder(this.run, rule, this.index);
    for (const planned of rule.consequences) {
      const one = reach(this.run, rule, planned, this.index, rows);
      if (one !== null && one.count > 0) this.reached.push(one);
    }
  }

  /** The actions one by one, in the order of the result, determinations applied: made when first asked for. */
  get proposals(): readonly Proposal[] {
    this.settle();
    // A rule on persons may have waited for one below it that overrides it.
    return this.made.toSorted((a, b) => a.reached.rule.index - b.reached.rule.index);
  }

  settle(): void {
    while (this.next < this.reached.length) {
      const { rule } = this.reached[this.next];
      let end = this.next;
      while (end < this.reached.length && this.reached[end].rule === rule) end++;
      const made = proposalsOf(this.run, this.reached.slice(this.next, end), this.index);
      for (const proposal of made) this.determinations.apply(proposal, this.period.text);
      this.made.push(...made);
      this.next = end;
    }
  }
}

/** A rule's consequences interleaved: by subject, then consequence. Each is in the order of the subjects. */
export function proposalsOf(run: Run, consequences: readonly Reached[], index: number): Proposal[] {
  const proposals: Proposal[] = [];
  const at = consequences.map(() => 0);
  for (const row of consequences[0]?.subjects ?? []) {
    consequences.forEach((reached, c) => {
      for (; at[c] < reached.count && reached.rows[at[c]] === row; at[c]++) {
        proposals.push(...propose(run, reached, at[c], index));
      }
    });
  }
  return proposals;
}
