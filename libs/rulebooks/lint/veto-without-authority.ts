import type { Check } from './finding.js';

/** One-vote vetoes are restricted since 2019: `source.authority` records what this one rests on. Told once. */
export const vetoWithoutAuthority: Check = {
  code: 'veto_without_authority',
  find: ({ rulebook: { rules, source } }) => {
    const vetoes = rules.flatMap(({ id, clause, then }) => {
      const at = then.findIndex(({ kind }) => kind === 'veto');
      return at < 0 ? [] : [{ id, clause, place: `rules[${id}].then[${at}]` }];
    });
    if (vetoes.length === 0 || (source.authority ?? '').trim() !== '') return [];
    const [{ id, clause, place }] = vetoes;
    const all = vetoes.map((veto) => veto.id).join(', ');
    return [{ code: 'veto_without_authority', place, value: id, details: { rules: all }, clause }];
  },
};
