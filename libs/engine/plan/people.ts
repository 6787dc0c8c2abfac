import { givesPeople } from './gives-people.js';
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
    for (const one of rules)
      if (one.index < work.above && one.consequences.some(({ consequence }) => givesPeople(consequence, work.code)))
        counted.add(one);
  }
  return [...counted];
}
