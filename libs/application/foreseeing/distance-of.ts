import { calculate, checkCase, evaluate, explain, type Case, type Outcome } from '../../engine/index.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import type { Distance, RuleDistance } from './distance.js';
import { rankingDistances } from './ranking-distances.js';
import { smallestChanges } from './smallest-changes.js';

/**
 * How far an organization is from the next place, from the line of the last places, from what each rule needs, and which single
 * reading would suffice. Problems: those of the case; `not_found` for an organization or a period that the result has not.
 */
export function distanceOf(
  { program }: RunnableRulebook,
  given: Case,
  organization: string,
  period: string,
): Outcome<Distance> {
  const checked = checkCase(program, given);
  if (!checked.ok) return checked;
  const evaluation = evaluate(program, checked.value);
  if (!evaluation.ok) return evaluation;
  const result = evaluation.value.periods.find((one) => one.period === period);
  const own = given.organizations.find(({ code }) => code === organization);
  if (result === undefined) return { ok: false, problems: [{ code: 'not_found', place: '--period', value: period }] };
  if (own === undefined) return { ok: false, problems: [{ code: 'not_found', place: '--of', value: organization }] };
  const calculation = calculate(program, checked.value);
  const rankings = rankingDistances(program, calculation, result, organization);
  const rules = program.rulebook.rules.flatMap(({ id, of, clause }): RuleDistance[] => {
    const trace = of === own.kind ? explain(program, calculation, `${organization}/${id}@${period}`) : null;
    if (trace === null || !trace.ok || trace.value.root.kind !== 'rule') return [];
    const { status, whyNot } = trace.value.root;
    return [{ rule: id, clause, status, whyNot }];
  });
  const changes = smallestChanges(program, given, { organization, period, rankings });
  return { ok: true, value: { organization, period, rankings, rules, changes } };
}
