import type { CheckedDetermination } from '../columns/frame.js';
import type { TraceNode } from '../model/trace.js';
import { officialOf, type Proposal } from '../rules/proposal.js';
import type { At } from './cells.js';
import { common, type Tracer } from './tracer.js';

/** The determination that decided an action: of those that match, the most specific (section 7). */
export function determination(t: Tracer, proposal: Proposal, at: At): TraceNode | null {
  if (proposal.chosen === null) return null;
  const found = used(t, proposal, t.cells.period(at).text);
  if (found === undefined) throw new Error('an action was decided by no determination');
  const { given, index } = found;
  const { choice, amount, by, reason } = given;
  const value = { type: 'text', text: choice ?? String(amount) } as const;
  const shared = common(t.cells, at, by, null, { value, organization: proposal.organization });
  return { ...shared, kind: 'determination', source: { place: `determinations[${index}]` }, by, reason };
}

function used({ cells: { given } }: Tracer, proposal: Proposal, period: string): CheckedDetermination | undefined {
  const { rule, planned } = proposal.reached;
  const person = officialOf(proposal);
  const keys = (one: CheckedDetermination): (readonly [unknown, string | null])[] => [
    [one.given.organization, proposal.organization],
    [one.given.official, person < 0 ? null : given.officials[person]],
    [one.given.role, proposal.role],
    [one.given.event, proposal.event],
    [one.given.kind, planned.consequence.kind],
  ];
  const isGiven = ([asked]: readonly [unknown, unknown]): boolean => asked !== null && asked !== undefined;
  const specificity = (one: CheckedDetermination): number => keys(one).filter(isGiven).length;
  return given.determinations
    .filter((one) => one.given.period === period && one.given.rule === rule.rule.id)
    .filter((one) => (planned.between === null ? one.given.choice !== undefined : one.amount !== null))
    .filter((one) => keys(one).every((key) => !isGiven(key) || key[0] === key[1]))
    .sort((a, b) => specificity(b) - specificity(a))[0];
}
