import { isNull } from '../columns/column.js';
import type { Organizations } from '../columns/frame.js';
import type { PlannedConsequence, PlannedRule, Target } from '../plan/program.js';
import type { Run } from '../run/run.js';
import { state } from './amounts.js';
import { propose, type Reached } from './consequences.js';
import type { Holder, Occasion, Posts } from './holders.js';
import type { Proposal } from './proposal.js';
import { subjectOf, subjectsInOrder, type Subject } from './subjects.js';

/** Actions that follow from a rule in one period, in their order (section 9). */
export function proposalsOf(run: Run, posts: Posts, rule: PlannedRule, index: number): Proposal[] {
  const fire = run.column(rule.fire, index);
  const rows = subjectsInOrder(run, rule, index).filter((row) => fire.values[row] === 1 && !isNull(fire, row));
  return rows.flatMap((row) =>
    rule.consequences.flatMap((planned) => proposalsAt(run, posts, rule, planned, index, row)),
  );
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
