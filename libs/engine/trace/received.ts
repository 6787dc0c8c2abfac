import type { Tree } from '../language/tree.js';
import type { TraceNode } from '../model/trace.js';
import type { Work } from '../plan/step.js';
import { officialOf, throughOf, type Proposal } from '../rules/proposal.js';
import { codeOf } from '../rules/received.js';
import { actionNode } from './action.js';
import type { At } from './cells.js';
import { commonOf, type Frame, type Traced, type Tracer } from './tracer.js';

/** `received(kind_or_code)`: the actions that reached the person (the appointment) from the rules above. */
export function received(
  t: Tracer,
  { code, above }: Extract<Work, { does: 'received' }>,
  at: At,
  tree: Tree,
  frame: Frame,
): Traced {
  const { space, index, row } = at;
  const found: TraceNode[] = [];
  t.cells.actions(space.rhythm, index).proposals.forEach((proposal, position) => {
    const { rule } = proposal.reached;
    const who = space.of === 'post' ? throughOf(proposal) : officialOf(proposal);
    if (rule.index >= above || who !== row || !isOf(proposal, code)) return;
    const own: At = { space: rule.space, index, row: proposal.reached.rows[proposal.entry] };
    found.push(actionNode(t, proposal, position, own));
  });
  const value = { n: BigInt(found.length), d: 1n };
  const shared = commonOf(t, { ...frame, at }, tree, 'received', value, { inputs: found, unit: 'count' });
  return { node: { ...shared, kind: 'received', code }, value };
}

function isOf(proposal: Proposal, code: string): boolean {
  if (proposal.reached.planned.consequence.kind === code) return true;
  return (proposal.chosen === null ? codeOf(proposal) : proposal.chosen.code) === code;
}
