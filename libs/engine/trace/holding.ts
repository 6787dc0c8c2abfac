import { printDay, type Day } from '../calendar/days.js';
import { ALWAYS, OPEN } from '../columns/frame.js';
import { partOf, type Appointment } from '../columns/posts.js';
import type { TraceNode } from '../model/trace.js';
import { spanOf, type Occasion } from '../rules/holders.js';
import { officialOf, throughOf, type Proposal } from '../rules/proposal.js';
import { occasionOf } from '../rules/subjects.js';
import type { At } from './cells.js';
import { common, namesOf, type Tracer } from './tracer.js';

/** Who held the post that an action reaches, and for how many days of the span that its rule asks about. */
export function holdings(t: Tracer, proposal: Proposal, at: At): TraceNode[] {
  const { cells } = t;
  const { reached, entry } = proposal;
  const { rule, planned } = reached;
  const occasion = occasionOf(cells.whole.run, rule, at.index, at.row);
  const target = planned.targets[reached.targets[entry]];
  const { appointments } = cells.given.posts;
  const posts =
    target.to === 'role'
      ? postsOf(t, target.role, organizationOf(t, at, target.above))
      : [reached.posts[entry]].filter((post) => post >= 0);
  const person = officialOf(proposal);
  return posts
    .map((post) => ({ post, ...span(appointments[post], occasion) }))
    .filter(({ post, days }) => days > 0 || post === throughOf(proposal))
    .map(({ post, days, of }) => holding(t, at, appointments[post], days, of, appointments[post].official === person));
}

function postsOf({ cells }: Tracer, role: string, organization: number): number[] {
  const lists = cells.given.posts.byRole.get(role);
  if (lists === undefined || organization < 0) return [];
  const [start, end] = partOf(lists, organization);
  return [...lists.list.subarray(start, end)];
}

function organizationOf({ cells }: Tracer, at: At, above: boolean): number {
  const own = cells.organizationRow(at);
  if (!above) return own;
  const { space } = at;
  return space.of === 'organization' || space.of === 'event'
    ? (cells.organizations(space.kind).parent?.[own] ?? -1)
    : -1;
}

function span({ from, to }: Appointment, occasion: Occasion): { readonly days: number; readonly of: number } {
  const [first, last] = spanOf(occasion);
  return { days: Math.max(0, Math.min(last, to) - Math.max(first, from) + 1), of: Math.max(0, last - first + 1) };
}

function holding(
  { cells, rulebook }: Tracer,
  at: At,
  { official, role, kind, organization, from, to }: Appointment,
  days: number,
  of: number,
  counts: boolean,
): TraceNode {
  const day = (one: Day): string | null => (one === ALWAYS || one === OPEN ? null : printDay(one));
  const code = cells.given.officials[official];
  const shared = common(cells, at, code, null, {
    names: namesOf(rulebook.roles[role]?.name, role),
    value: { type: 'number', decimal: String(days) },
    unit: 'day',
    organization: cells.organizations(kind).codes[organization],
  });
  return { ...shared, kind: 'holding', official: code, role, from: day(from), to: day(to), days, of, counts };
}
