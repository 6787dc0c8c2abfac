import type { Action, ActionFlag, FiredRule } from '../model/result.js';
import type { PlannedRule } from '../plan/program.js';
import type { Run } from '../run/run.js';
import { officialOf, type Proposal } from './proposal.js';
import { subjectOf } from './subjects.js';
import { codeOf } from './received.js';

const FLAGS: readonly ActionFlag[] = ['vacant', 'moved', 'amount_unknown', 'tied'];

export function printAction(run: Run, proposal: Proposal): Action {
  const { chosen, stated } = proposal;
  const { planned, rule } = proposal.reached;
  const { kind, withinDays = null, withinWorkingDays = null, copyTo } = planned.consequence;
  const official = officialOf(proposal);
  return {
    rule: rule.rule.id,
    clause: rule.rule.clause,
    kind,
    organization: proposal.organization,
    role: proposal.role,
    official: official < 0 ? null : run.given.officials[official],
    event: proposal.event,
    status: proposal.status,
    amount: chosen === null ? stated.amount : chosen.amount,
    code: chosen === null ? codeOf(proposal) : chosen.code,
    options: optionsOf(proposal),
    from: proposal.from,
    until: proposal.until,
    within_days: withinDays,
    within_working_days: withinWorkingDays,
    copy_to: copyTo,
    flags: FLAGS.filter((flag) => proposal.flags.has(flag)),
  };
}

function optionsOf({ reached: { planned }, stated }: Proposal): Action['options'] {
  if (planned.codes !== null) return planned.codes;
  if (stated.grades !== null) return Object.fromEntries(stated.grades);
  return stated.between === null ? null : { between: stated.between };
}

/** A rule and its subject: in `fired`, `undetermined`. */
export function printFired(run: Run, rule: PlannedRule, index: number, row: number): FiredRule {
  const { code, event, official } = subjectOf(run, rule, index, row);
  const ofPerson = rule.space.of === 'official' || rule.space.of === 'post';
  return { rule: rule.rule.id, organization: code, event, official: ofPerson ? run.given.officials[official] : null };
}
