import type { Name, Rulebook } from '../../engine/index.js';
import type { Check, Finding } from './finding.js';
import { findingAt } from './reasoning/at.js';
import type { Reasoner } from './reasoning/reasoner.js';
import { slopeOf } from './reasoning/slope.js';
import { weighs } from './reasoning/subjects.js';
import type { Written } from './reasoning/written.js';

/** More petitions, fewer points or a penalty: that invites to hold people back instead of helping them. */
export const petitionPenalty: Check = {
  code: 'petition_penalty',
  find: ({ rulebook, written, reasoner }) => {
    const names = petitions(rulebook);
    return written.flatMap((one): Finding[] => {
      const burden = burdenOf(one, rulebook);
      if (burden === 0) return [];
      const counted = names.find((name) => slopeOf(one.tree, name, one.scope, reasoner as Reasoner) === burden);
      return counted === undefined ? [] : [findingAt('petition_penalty', one, one.tree, { counted })];
    });
  },
};

const PETITION = /信访|上访|petition/iu;
/** How petitions are dealt with may well be scored. */
const DEALT_WITH =
  /办结|办理|受理|答复|按期|及时|逾期|超期|未办|化解|积案|closed|on time|overdue|late\b|answered|resolved|settled|handled|backlog/iu;

function petitions({ inputs, events }: Rulebook): string[] {
  const about = ([id, { name }]: readonly [string, { readonly name?: Name }]): boolean => {
    const said = [id.replaceAll('_', ' '), name?.zh ?? '', name?.en ?? ''].join(' ');
    return PETITION.test(said) && !DEALT_WITH.test(said);
  };
  return [...Object.entries(inputs), ...Object.entries(events)].filter(about).map(([id]) => id);
}

/** The direction in which an expression is a burden: a score that falls, a condition or a fine that rises. */
function burdenOf({ use, owner, consequence }: Written, { rankings, rules }: Rulebook): 1 | 0 | -1 {
  if (use === 'score' || use === 'total' || use === 'tie') return -1;
  if (use === 'by') return rankings[owner].order === 'ascending' ? 1 : -1;
  if (use === 'amount') return consequence?.kind === 'fine' ? 1 : 0;
  return use === 'when' && rules.some(({ id, then }) => id === owner && then.some(weighs)) ? 1 : 0;
}
