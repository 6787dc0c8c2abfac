import type { Rulebook } from '../../engine/index.js';
import type { Check } from './finding.js';
import { wordsOfOverlays } from './reasoning/overlays.js';

/** A clause in force that no input, fact, score, ranking or rule cites: it is text without effect. */
export const uncitedClause: Check = {
  code: 'uncited_clause',
  find: ({ rulebook }) => {
    const cited = new Set([...citations(rulebook), ...wordsOfOverlays(rulebook)]);
    return Object.entries(rulebook.clauses)
      .filter(([clause, { status }]) => status === 'in_force' && !cited.has(clause))
      .map(([clause]) => ({ code: 'uncited_clause', place: `clauses[${clause}]`, value: clause, clause }));
  },
};

const citations = ({ inputs, facts, sheets, rankings, rules }: Rulebook): (string | undefined)[] =>
  [inputs, facts, sheets, rankings]
    .flatMap((list) => Object.values(list) as { clause?: string }[])
    .concat(
      Object.values(sheets).flatMap(({ indicators }) => indicators),
      rules,
    )
    .map(({ clause }) => clause);
