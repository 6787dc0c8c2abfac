import { isReserved } from './dictionary.js';
import type { Problem } from '../model/problem.js';
import type { Consequence, Rule, Rulebook } from '../model/rulebook.js';
import type { Planner } from './planner.js';
import type { PlannedConsequence, PlannedRule, Target } from './program.js';
import type { Space, Step } from './step.js';

/** The rules with their targets unfolded and their amounts compiled; every mistake is reported. */
export function planRules(rulebook: Rulebook, planner: Planner, problems: Problem[]): PlannedRule[] {
  const planned: PlannedRule[] = [];
  const ids = new Set<string>();
  rulebook.rules.forEach((rule, index) => {
    const place = `rules[${rule.id}]`;
    if (ids.has(rule.id)) problems.push({ code: 'duplicate', place, value: rule.id });
    ids.add(rule.id);
    const space = planner.ruleSpace(rule);
    if (space === null) {
      const of = rule.event ?? rule.of ?? '';
      problems.push({
        code: 'unknown_name',
        place: `${place}.${rule.event === undefined ? 'of' : 'event'}`,
        value: of,
      });
      return;
    }
    if (isReserved(rule.id)) problems.push({ code: 'reserved_name', place, value: rule.id });
    checkOverrides(rule, space, rulebook, planner, problems);
    const holder = checkHolder(rule, rulebook, problems);
    const fire = planner.fire(rule);
    const consequences = rule.then.map((consequence, i) =>
      planConsequence(rule, index, consequence, i, space, rulebook, planner, problems),
    );
    if (fire === null) return;
    const rests = new Set(fire.rankings);
    for (const one of consequences) {
      const steps = [one.amount, ...(one.between ?? []), ...(one.grades ?? []).map(([, step]) => step)];
      for (const step of steps) step?.rankings.forEach((ranking) => rests.add(ranking));
    }
    const vetoes = rule.then.some((consequence) => consequence.kind === 'veto');
    const { rhythm } = space;
    planned.push({ index, rule, space, rhythm, holder, fire, consequences, vetoes, rankings: [...rests] });
  });
  return planned;
}

const HOLDERS = ['majority', 'period_end', 'event_date', 'any'];

/** The holder of the whole rulebook must be one also where every rule has its own. */
export function checkCommonHolder({ holder }: Rulebook, problems: Problem[]): void {
  if (HOLDERS.includes(holder)) return;
  problems.push({ code: 'unknown_name', place: 'holder', value: holder, details: { expected: HOLDERS.join(', ') } });
}

function checkHolder(rule: Rule, rulebook: Rulebook, problems: Problem[]): string {
  const event = rule.event === undefined ? undefined : rulebook.events[rule.event];
  const holder = rule.holder ?? (event === undefined ? rulebook.holder : 'event_date');
  const known = ['majority', 'period_end', 'any'].includes(holder);
  const ofEvent = event !== undefined && (holder === 'event_date' || event.fields[holder] === 'date');
  // A common holder that is none is told once, at its own place.
  if (!known && !ofEvent && (rule.holder !== undefined || HOLDERS.includes(holder))) {
    const place = rule.holder === undefined ? 'holder' : `rules[${rule.id}].holder`;
    problems.push({
      code: 'unknown_name',
      place,
      value: holder,
      details: { expected: 'majority, period_end, event_date, any, date field' },
    });
  }
  return holder;
}

/** Rules override what is evaluated for the same subject: organizations (with their events), officials, or posts. */
function checkOverrides(rule: Rule, space: Space, rulebook: Rulebook, planner: Planner, problems: Problem[]): void {
  for (const id of rule.overrides) {
    const place = `rules[${rule.id}].overrides`;
    const other = rulebook.rules.find((one) => one.id === id);
    const otherSpace = other === undefined ? null : planner.ruleSpace(other);
    if (other === undefined) {
      problems.push({ code: 'unknown_name', place, value: id, details: { expected: 'rule' } });
    } else if (otherSpace !== null && subject(otherSpace) !== subject(space)) {
      problems.push({ code: 'wrong_type', place, value: id, details: { expected: subject(space) } });
    }
  }
}

const subject = (space: Space): string =>
  space.of === 'official' || space.of === 'post' ? `${space.of}, ${space.rhythm}` : `${space.kind}, ${space.rhythm}`;

function planConsequence(
  rule: Rule,
  ruleIndex: number,
  consequence: Consequence,
  index: number,
  space: Space,
  rulebook: Rulebook,
  planner: Planner,
  problems: Problem[],
): PlannedConsequence {
  const place = `rules[${rule.id}].then[${index}]`;
  const owner = { list: 'rules', name: rule.id } as const;
  const compile = (text: string, at: string): Step | null =>
    planner.apart(text, `${place}.${at}`, owner, { space, rule: ruleIndex }, consequence.decimals);
  const { options, between } = consequence;
  const targets = consequence.to.flatMap((to) => unfold(to, `${place}.to`, space, rulebook, problems));
  const low = between === undefined ? null : compile(between[0], 'between[0]');
  const high = between === undefined ? null : compile(between[1], 'between[1]');
  let codes: readonly string[] | null = null;
  let grades: (readonly [string, Step])[] | null = null;
  if (Array.isArray(options)) codes = options as readonly string[];
  else if (options !== undefined) {
    grades = [];
    for (const [grade, text] of Object.entries(options as Readonly<Record<string, string>>)) {
      const step = compile(text, `options.${grade}`);
      if (step !== null) grades.push([grade, step]);
    }
  }
  if (consequence.kind === 'veto' && space.of !== 'organization' && space.of !== 'event') {
    problems.push({ code: 'wrong_type', place, value: 'veto', details: { expected: 'organization, event' } });
  }
  return {
    index,
    consequence,
    targets: distinct(targets),
    amount: consequence.amount === undefined ? null : compile(consequence.amount, 'amount'),
    between: low === null || high === null ? null : [low, high],
    grades,
    codes,
  };
}

/** A role named twice counts once (section 6). */
function distinct(targets: readonly Target[]): Target[] {
  const seen = new Set<string>();
  return targets.filter((target) => {
    const key = target.to === 'role' ? `role ${target.printed}` : target.to;
    return !seen.has(key) && seen.add(key);
  });
}

function unfold(to: string, place: string, space: Space, rulebook: Rulebook, problems: Problem[]): Target[] {
  const refuse = (code: string, details?: Record<string, string>): Target[] => {
    problems.push({ code, place, value: to, ...(details ? { details } : {}) });
    return [];
  };
  if (space.of === 'official' || space.of === 'post') {
    return to === 'official' ? [{ to }] : refuse('wrong_type', { expected: 'official' });
  }
  if (to === 'organization') return [{ to }];
  if (to === 'official') return space.of === 'event' ? [{ to }] : refuse('wrong_type', { expected: 'role' });
  const parentKind = rulebook.organizations[space.kind]?.parent;
  if (to === 'parent') return parentKind === undefined ? refuse('unknown_name') : [{ to }];
  const above = to.startsWith('parent.');
  const kind = above ? parentKind : space.kind;
  const name = above ? to.slice('parent.'.length) : to;
  const group = Object.hasOwn(rulebook.roleGroups, name) ? rulebook.roleGroups[name] : null;
  const targets: Target[] = [];
  for (const role of group ?? [name]) {
    const declared = Object.hasOwn(rulebook.roles, role) ? rulebook.roles[role] : undefined;
    if (declared === undefined) return refuse('unknown_name', { expected: 'role' });
    if (declared.of !== kind) return refuse('wrong_type', { expected: kind ?? 'parent', role });
    targets.push({ to: 'role', role, above, printed: above ? `parent.${role}` : role });
  }
  return targets;
}
