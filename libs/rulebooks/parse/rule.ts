import { isScalar } from 'yaml';
import type { Rule } from '../../engine/index.js';
import { consequence } from './consequence.js';
import { keysOf, list, words } from './collections.js';
import { defined, names, rhythm } from './common.js';
import { note, type Reader } from './reading.js';
import { expression, name, text } from './scalars.js';

/** One word, or a list of words. */
const oneOrMore: Reader<readonly string[]> = (node, place, reading) =>
  isScalar(node) ? [name(node, place, reading)] : words(name)(node, place, reading);

export const rule: Reader<Rule> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  // oxlint-disable-next-line unicorn/no-thenable -- `then` is the rulebook's own key
  if (keys === null) return { id: '', clause: '', overrides: [], then: [] };
  const found: Rule = {
    id: keys.required('id', name),
    clause: keys.required('clause', text),
    of: keys.optional('of', name),
    event: keys.optional('event', name),
    name: keys.optional('name', names),
    when: keys.optional('when', expression),
    overrides: keys.optional('overrides', oneOrMore) ?? [],
    holder: keys.optional('holder', name),
    period: keys.optional('period', rhythm),
    // oxlint-disable-next-line unicorn/no-thenable -- `then` is the rulebook's own key
    then: keys.required('then', list(consequence)) ?? [],
  };
  keys.done();
  const subjects = ['of', 'event'].filter((key) => keys.has(key));
  if (subjects.length === 2) note(reading, 'ambiguous', keys.node('event'), `${place}.event`, 'of, event');
  if (subjects.length === 0) note(reading, 'missing_field', node, `${place}.of`, null, { expected: 'of, event' });
  if (!keys.has('event') && !keys.has('when')) note(reading, 'missing_field', node, `${place}.when`, null);
  return defined(found);
};
