import { isNull } from '../columns/column.js';
import type { Organizations } from '../columns/frame.js';
import type { Day } from '../calendar/days.js';
import type { PlannedConsequence, PlannedRule, Target } from '../plan/program.js';
import { subjectsInOrder } from '../run/report.js';
import type { Run } from '../run/run.js';
import { state } from './amounts.js';
import { propose, type Reached } from './consequences.js';
import type { Holder, Occasion, Posts } from './holders.js';
import type { Proposal } from './proposal.js';

/** Actions that follow from a rule in one period, in their order (section 9). */
export function proposalsOf(run: Run, posts: Posts, rule: PlannedRule, index: number): Proposal[] {
  const fire = run.column(rule.fire, index);
  const rows = subjectsInOrder(run, rule, index).filter((row) => fire.values[row] === 1 && !isNull(fire, row));
  return rows.flatMap((row) =>
    rule.consequences.flatMap((planned) => proposalsAt(run, posts, rule, planned, index, row)),
  );
}

function organizationOf(
  { kind, organization }: { kind: string; organization: number },
  all: ReadonlyMap<string, Organizations>,
): string {
  return (all.get(kind) as Organizations).codes[organization];
}

export function proposalsAt(
  run: Run,
  posts: Posts,
  rule: PlannedRule,
  planned: PlannedConsequence,
  index: number,
  row: number,
): Proposal[] {
  const period = run.periods(rule.rhythm)[index];
  const subject = subjectOf(run, rule, index, row);
  const reached = planned.targets.flatMap((target) => reach(run, posts, rule, target, index, subject));
  return reached.flatMap((one) => {
    const stated = state(run, planned, index, row, one.post);
    return stated === null ? [] : propose(rule, planned, one, stated, period, subject.eventDay);
  });
}

/** The subject of a rule at a row. */
interface Subject {
  readonly row: number;
  /** Row of the organization within its kind; -1 for officials. */
  readonly organization: number;
  readonly code: string | null;
  readonly event: string | null;
  readonly eventDay: Day | null;
  readonly fieldDay: Day | null;
  readonly official: number;
  readonly post: number;
}

export function subjectOf(run: Run, { space, holder }: PlannedRule, index: number, row: number): Subject {
  const none = { row, event: null, eventDay: null, fieldDay: null, official: -1, post: -1 };
  switch (space.of) {
    case 'organization': {
      const { codes } = run.given.organizations.get(space.kind) as Organizations;
      return { ...none, organization: row, code: codes[row] };
    }
    case 'event': {
      const event = (run.rowsOf(space, index).events ?? [])[row];
      const { codes } = run.given.organizations.get(space.kind) as Organizations;
      const named = Object.hasOwn(event.fields, holder) ? event.fields[holder] : null;
      return {
        row,
        organization: event.organization,
        code: codes[event.organization],
        event: event.code,
        eventDay: event.day,
        fieldDay: typeof named === 'number' ? named : null,
        official: event.official,
        post: -1,
      };
    }
    case 'official':
      return { ...none, organization: -1, code: null, official: row };
    case 'post': {
      const appointment = run.given.appointments[row];
      const code = organizationOf(appointment, run.given.organizations);
      return { ...none, organization: appointment.organization, code, official: appointment.official, post: row };
    }
  }
}

function reach(run: Run, posts: Posts, rule: PlannedRule, target: Target, index: number, subject: Subject): Reached[] {
  const { row, code: organization, event } = subject;
  const body = { row, organization, event, official: -1, post: -1, through: -1, vacant: false, moved: false };
  const occasion: Occasion = {
    holder: rule.holder,
    period: run.periods(rule.rhythm)[index],
    eventDay: subject.eventDay,
    fieldDay: subject.fieldDay,
  };
  switch (target.to) {
    case 'organization':
      return [{ ...body, role: null }];
    case 'parent':
      return [{ ...body, role: 'parent' }];
    case 'official':
      return [person(run, posts, rule, subject, occasion, body)];
    case 'role': {
      const holders = roleHolders(run, posts, rule, target, subject, occasion);
      if (holders.length === 0) return [{ ...body, role: target.printed, vacant: true }];
      return holders.map(({ official, post, moved }) => {
        return { ...body, role: target.printed, official, post, through: post, moved };
      });
    }
  }
}

/** `to: official`: the person the rule is about, or whom the event names. */
function person(
  run: Run,
  posts: Posts,
  { space }: PlannedRule,
  { official, post }: Subject,
  occasion: Occasion,
  body: Omit<Reached, 'role'>,
): Reached {
  if (space.of === 'post') return { ...body, role: run.given.appointments[post].role, official, post, through: post };
  if (official < 0) return { ...body, role: null, vacant: true };
  return { ...body, role: null, official, post: posts.postOf(official, occasion) };
}

function roleHolders(
  run: Run,
  posts: Posts,
  { space }: PlannedRule,
  { role, above }: Extract<Target, { to: 'role' }>,
  { organization }: Subject,
  occasion: Occasion,
): Holder[] {
  if (!above) return posts.holders(role, organization, occasion);
  if (space.of !== 'organization' && space.of !== 'event') return [];
  const parent = (run.given.organizations.get(space.kind) as Organizations).parent?.[organization] ?? -1;
  return parent < 0 ? [] : posts.holders(role, parent, occasion);
}
