import type { PlannedConsequence, PlannedRule } from '../../engine/index.js';
import type { Check, Finding, Matter } from './finding.js';
import { whereFires } from './reasoning/assume.js';
import { together } from './reasoning/knowledge.js';
import { codesOf } from './reasoning/subjects.js';

/** Two rules that can give one person two different measures in one period, and neither yields to the other. */
export const twoMeasures: Check = {
  code: 'two_measures',
  find: ({ program: { rules }, reasoner }) =>
    rules.flatMap((rule, i) => rules.slice(0, i).flatMap((other) => findingOf(rule, other, reasoner))),
};

function findingOf(rule: PlannedRule, other: PlannedRule, reasoner: Matter['reasoner']): Finding[] {
  if (sortOf(rule) !== sortOf(other)) return [];
  for (const one of measures(rule)) {
    for (const before of measures(other)) {
      const shared = reached(rule, one).filter((role) => reached(other, before).includes(role));
      const codes = [codesOf(before.consequence), codesOf(one.consequence)];
      if (shared.length === 0 || sameOne(codes)) continue;
      const both = together(whereFires(other.rule.id, reasoner), whereFires(rule.rule.id, reasoner));
      if (both.impossible) return [];
      const place = `rules[${rule.rule.id}].then[${one.index}]`;
      const details = {
        rule: rule.rule.id,
        other: other.rule.id,
        roles: shared.join(', '),
        measures: codes.map((list) => list.join(' / ')).join('; '),
      };
      return [{ code: 'two_measures', place, value: rule.rule.id, details, clause: rule.rule.clause }];
    }
  }
  return [];
}

/** Rules meet in the same organization (its events too), the same official, or the same post. */
const sortOf = ({ space, rhythm }: PlannedRule): string =>
  space.of === 'official' || space.of === 'post' ? `${space.of}@${rhythm}` : `${space.kind}@${rhythm}`;

const measures = ({ consequences }: PlannedRule): readonly PlannedConsequence[] =>
  consequences.filter(({ consequence }) => consequence.kind === 'measure');

/** Roles of the organization itself, or the official whom the rule is about. */
function reached({ space }: PlannedRule, { targets }: PlannedConsequence): string[] {
  const person = space.of === 'official' || space.of === 'post';
  return targets.flatMap((target) => {
    if (target.to === 'role') return target.above ? [] : [target.role];
    return target.to === 'official' && person ? ['official'] : [];
  });
}

const sameOne = ([a, b]: readonly (readonly string[])[]): boolean =>
  a.length === 0 || b.length === 0 || (a.length === 1 && b.length === 1 && a[0] === b[0]);
