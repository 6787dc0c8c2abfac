import type { Check } from './finding.js';

/** Fines are no sanction of the Civil Servant Law: in a decree in force they have no legal form. */
export const fineOnOfficial: Check = {
  code: 'fine_on_official',
  find: ({ rulebook: { rules, source } }) =>
    source.status !== 'in_force'
      ? []
      : rules.flatMap(({ id, clause, then }) =>
          then.flatMap(({ kind, to }, i) => {
            const people = to.filter((one) => one !== 'organization' && one !== 'parent');
            if (kind !== 'fine' || people.length === 0) return [];
            const place = `rules[${id}].then[${i}]`;
            return [{ code: 'fine_on_official', place, value: people.join(', '), details: { rule: id }, clause }];
          }),
        ),
};
