import type { Outcome } from '../model/problem.js';
import type { TraceNode } from '../model/trace.js';
import type { PlannedRule } from '../plan/program.js';
import type { Proposal } from '../rules/proposal.js';
import { wholeAction } from './action.js';
import type { At } from './cells.js';
import { indexOf } from './subject.js';
import { refused, type Named, type Target } from './target.js';
import { common, type Tracer } from './tracer.js';

/** `actions[3]@2025`: by its place among the actions of the period. */
export function actionAt(t: Tracer, { position, period }: Extract<Target, { asks: 'action' }>): Outcome<TraceNode> {
  const index = indexOf(t.cells, period.rhythm, period);
  if (!index.ok) return index;
  const { proposals } = t.cells.actions(period.rhythm, index.value);
  const proposal = proposals[position];
  if (proposal === undefined) {
    return refused('no_action', `actions[${position}]`, { most: String(proposals.length) });
  }
  return { ok: true, value: wholeAction(t, proposal, position, rowOf(proposal, index.value)) };
}

const rowOf = ({ reached, entry }: Proposal, index: number): At => ({
  space: reached.rule.space,
  index,
  row: reached.rows[entry],
});

/** All actions of a rule for a subject, in a role (`organization`: of the body itself), for a person. */
export function ofActions(
  t: Tracer,
  planned: PlannedRule,
  target: Named,
  ofRule: () => Outcome<TraceNode>,
): Outcome<TraceNode> {
  const { cells } = t;
  const index = indexOf(cells, planned.rhythm, target.period);
  if (!index.ok) return index;
  const { proposals } = cells.actions(planned.rhythm, index.value);
  const matching = [...proposals.entries()].filter(
    ([, one]) => one.reached.rule === planned && isAsked(t, one, target),
  );
  if (matching.length === 0) {
    const rule = ofRule();
    // A rule that did not fire has no action: why it did not is the answer.
    if (!rule.ok || !(rule.value.value.type === 'boolean' && rule.value.value.is)) return rule;
    return refused('no_action', [target.role, target.official].filter((one) => one !== null).join('/'));
  }
  const nodes = matching.map(([position, one]) => wholeAction(t, one, position, rowOf(one, index.value)));
  if (nodes.length === 1) return { ok: true, value: nodes[0] };
  return { ok: true, value: several(t, planned.rule.id, nodes, rowOf(matching[0][1], index.value)) };
}

function isAsked({ cells }: Tracer, proposal: Proposal, { subject, role, official }: Named): boolean {
  const person = proposal.reached.officials[proposal.entry];
  const code = person < 0 ? null : cells.given.officials[person];
  const subjects = [proposal.organization, proposal.event, proposal.organization === null ? code : null];
  if (!subjects.includes(subject)) return false;
  const printed = proposal.role ?? (code === null ? 'organization' : 'official');
  return printed === role && (official === null || official === code);
}

/** Several nodes that were asked for at once. */
export function several({ cells }: Tracer, name: string, inputs: readonly TraceNode[], at: At): TraceNode {
  return { ...common(cells, at, name, null, { value: { type: 'none' }, inputs }), kind: 'actions' };
}
