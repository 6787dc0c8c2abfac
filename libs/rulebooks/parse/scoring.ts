import { isSeq } from 'yaml';
import type { Indicator, Ranking, Sheet } from '../../engine/index.js';
import { keysOf, list } from './collections.js';
import { decimals, defined, names, rhythm } from './common.js';
import { note, type Reader } from './reading.js';
import { identified } from './identified.js';
import { decimal, expression, name, oneOf, text } from './scalars.js';

const indicator: Reader<Indicator> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { id: '', score: '', kind: 'plain' };
  const found: Indicator = {
    id: keys.required('id', name),
    score: keys.required('score', expression),
    name: keys.optional('name', names),
    weight: keys.optional('weight', decimal),
    kind: keys.optional('kind', oneOf('plain', 'bonus', 'penalty')) ?? 'plain',
    clause: keys.optional('clause', text),
  };
  keys.done();
  return defined(found);
};

const indicators: Reader<readonly Indicator[]> = (node, place, reading) => {
  const found = identified(indicator)(node, place, reading);
  if (isSeq(node) && found.length === 0) note(reading, 'missing_field', node, place, null);
  return found;
};

export const sheet: Reader<Sheet> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '', indicators: [], decimals: 2, full: '100', total: 'sum' };
  const found: Sheet = {
    of: keys.required('of', name),
    indicators: keys.required('indicators', indicators),
    name: keys.optional('name', names),
    decimals: keys.optional('decimals', decimals) ?? 2,
    full: keys.optional('full', decimal) ?? '100',
    exempt: keys.optional('exempt', oneOf('rescale')),
    total: keys.optional('total', expression) ?? 'sum',
    period: keys.optional('period', rhythm),
    clause: keys.optional('clause', text),
  };
  keys.done();
  return defined(found);
};

export const ranking: Reader<Ranking> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '', by: '', order: 'descending', ties: [] };
  const found: Ranking = {
    of: keys.required('of', name),
    by: keys.required('by', expression),
    name: keys.optional('name', names),
    order: keys.optional('order', oneOf('descending', 'ascending')) ?? 'descending',
    among: keys.optional('among', expression),
    within: keys.optional('within', oneOf('parent')),
    group: keys.optional('group', expression),
    ties: keys.optional('ties', list(expression)) ?? [],
    period: keys.optional('period', rhythm),
    clause: keys.optional('clause', text),
  };
  keys.done();
  return defined(found);
};
