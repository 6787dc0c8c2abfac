import type { Node } from 'yaml';
import type { Rulebook } from '../../engine/index.js';
import { keysOf, list, record, words } from './collections.js';
import { names, rhythm } from './common.js';
import { eventType, fact, input, organizationKind, role } from './declarations.js';
import { clause, openQuestion, source } from './head.js';
import { identified } from './identified.js';
import { note, type Reader, type Reading } from './reading.js';
import { rule } from './rule.js';
import { name, text, whole } from './scalars.js';
import { ranking, sheet } from './scoring.js';

const NAMED = { words: 'names' } as const;

const rulebookId: Reader<string> = (node, place, reading) => {
  const found = text(node, place, reading);
  if (found !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(found)) {
    note(reading, 'bad_name', node, place, found, { expected: 'id' });
  }
  return found;
};

/** The whole file. What it returns is a rulebook only when no problem was noted. */
export function readKeys(contents: Node | null, reading: Reading): Rulebook | null {
  const keys = keysOf(contents, '', reading);
  if (keys === null) return null;
  const rulebook: Rulebook = {
    kaohe: keys.required('kaohe', whole(1, 1)) as 1,
    id: keys.required('id', rulebookId),
    title: keys.required('title', names),
    source: keys.required('source', source),
    period: keys.required('period', rhythm),
    clauses: keys.required('clauses', record(clause, { words: 'codes' })),
    organizations: keys.required('organizations', record(organizationKind, NAMED)),
    roles: keys.optional('roles', record(role, NAMED)) ?? {},
    roleGroups: keys.optional('role_groups', record(words(name), NAMED)) ?? {},
    holder: keys.optional('holder', name) ?? 'majority',
    inputs: keys.optional('inputs', record(input, NAMED)) ?? {},
    events: keys.optional('events', record(eventType, NAMED)) ?? {},
    facts: keys.optional('facts', record(fact, NAMED)) ?? {},
    sheets: keys.optional('sheets', record(sheet, NAMED)) ?? {},
    rankings: keys.optional('rankings', record(ranking, NAMED)) ?? {},
    rules: keys.required('rules', identified(rule)),
    readingsOfTheDecree: keys.optional('readings_of_the_decree', list(openQuestion)) ?? [],
  };
  keys.done();
  return rulebook;
}
