import type { Problem } from '../model/problem.js';
import type { PlannedRule } from './program.js';
import type { Step } from './step.js';

/** Rules `of: official` and `of: post`: their conditions count what the rules above them did. */
export const ofPeople = ({ space }: Step): boolean => space.of === 'official' || space.of === 'post';

/** The steps of persons that a step rests on in the same period, itself included. */
export function readsOfPeople(step: Step): ReadonlySet<Step> {
  const needed = new Set<Step>();
  const need = (one: Step): void => {
    if (needed.has(one) || !ofPeople(one)) return;
    needed.add(one);
    one.reads.forEach(need);
  };
  need(step);
  return needed;
}

/** The rules whose actions the condition of a rule counts, or those of the rules that override it. */
export function countedBy(rule: PlannedRule, rules: readonly PlannedRule[]): PlannedRule[] {
  const counted = new Set<PlannedRule>();
  for (const { work } of readsOfPeople(rule.fire)) {
    if (work.does !== 'received') continue;
    for (const one of rules) if (one.index < work.above && mayGive(one, work.code)) counted.add(one);
  }
  return [...counted];
}

/** Whether a rule can have actions of a kind or code. */
const mayGive = ({ consequences }: PlannedRule, code: string): boolean =>
  consequences.some(({ consequence: { kind, is, from }, codes }) => {
    return kind === code || is === code || codes?.includes(code) === true || from?.includes(code) === true;
  });

/** A rule on persons that overrides one whose actions it counts would have to be known before itself: a cycle. */
export function checkPeople(rules: readonly PlannedRule[], problems: Problem[]): void {
  const done = new Set<PlannedRule>();
  const visit = (rule: PlannedRule, path: readonly PlannedRule[]): void => {
    const from = path.indexOf(rule);
    if (from >= 0) {
      const loop = [...path.slice(from), rule].map(({ rule: { id } }) => id);
      problems.push({ code: 'cycle', place: `rules[${loop[0]}]`, value: loop.join(' -> ') });
      path.slice(from).forEach((one) => done.add(one));
      return;
    }
    if (done.has(rule)) return;
    if (ofPeople(rule.fire)) {
      const same = rules.filter(({ rhythm }) => rhythm === rule.rhythm);
      for (const counted of countedBy(rule, same)) visit(counted, [...path, rule]);
    }
    done.add(rule);
  };
  for (const rule of rules) visit(rule, []);
}
