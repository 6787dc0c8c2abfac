import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Consequence, ConsequenceKind } from '../../engine/index.js';
import { keysOf, list, record, words, type Keys } from './collections.js';
import { decimals, defined, values } from './common.js';
import { note, refuse, type Reader, type Reading } from './reading.js';
import { code, expression, oneOf, text, whole } from './scalars.js';

const NONE: Consequence = { kind: 'measure', to: [], decimals: 0, copyTo: [] };

/** `- fine: { to: …, amount: … }`: one kind and what belongs to it. */
export const consequence: Reader<Consequence> = (node, place, reading) => {
  reading.places.mark(place, node);
  const keys = keysOf(node, place, reading);
  if (keys === null) return NONE;
  const kinds = (Object.keys(KINDS) as ConsequenceKind[]).filter((kind) => keys.has(kind));
  if (kinds.length > 1) note(reading, 'ambiguous', node, place, kinds.join(', '));
  // a file that names two kinds, or none, still has all its other mistakes reported
  const read = kinds.map((kind) => keys.required(kind, (inner, _place, all) => KINDS[kind](kind, inner, place, all)));
  for (const kind of Object.keys(KINDS)) keys.optional(kind, () => null);
  keys.done();
  if (kinds.length === 0)
    note(reading, 'missing_field', node, place, null, { expected: Object.keys(KINDS).join(', ') });
  return read[0] ?? NONE;
};

type ReadKind = (kind: ConsequenceKind, node: Node | null, place: string, reading: Reading) => Consequence;

const veto: ReadKind = (kind, node, place, reading) => {
  oneOf('organization')(node, place, reading);
  return { kind, to: ['organization'], decimals: 0, copyTo: [] };
};

const money: ReadKind = (kind, node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return NONE;
  const found: Consequence = {
    kind,
    to: keys.required('to', targets) ?? [],
    amount: keys.optional('amount', expression),
    is: keys.optional('is', code),
    options: keys.optional('options', options),
    between: keys.optional('between', between),
    decimals: keys.optional('decimals', decimals) ?? 0,
    copyTo: [],
  };
  keys.done();
  checkOneOf(keys, node, place, reading);
  return defined(found);
};

const bar: ReadKind = (kind, node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return NONE;
  const months = keys.optional('months', whole(1, 1200));
  const periods = keys.optional('periods', whole(0, 1200)) ?? (months === undefined ? 1 : undefined);
  const found: Consequence = {
    kind,
    to: keys.required('to', targets) ?? [],
    decimals: 0,
    from: keys.required('from', values),
    periods,
    months,
    copyTo: [],
  };
  keys.done();
  if (keys.has('months') && keys.has('periods')) {
    note(reading, 'ambiguous', keys.node('months'), `${place}.months`, 'periods, months');
  }
  return defined(found);
};

const duty: ReadKind = (kind, node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return NONE;
  const found: Consequence = {
    kind,
    to: keys.required('to', targets) ?? [],
    is: keys.required('is', code),
    decimals: 0,
    withinDays: keys.optional('within_days', whole(0, 36_600)),
    withinWorkingDays: keys.optional('within_working_days', whole(0, 36_600)),
    copyTo: keys.optional('copy_to', words(code)) ?? [],
  };
  keys.done();
  if (keys.has('within_days') && keys.has('within_working_days')) {
    const both = 'within_days, within_working_days';
    note(reading, 'ambiguous', keys.node('within_working_days'), `${place}.within_working_days`, both);
  }
  return defined(found);
};

const KINDS: Readonly<Record<ConsequenceKind, ReadKind>> = {
  reward: money,
  fine: money,
  measure: money,
  bar,
  duty,
  veto,
};

/** Roles and groups, alone or in a list. */
const targets: Reader<readonly string[]> = (node, place, reading) => {
  if (!isSeq(node)) return [text(node, place, reading)];
  const found = list(text)(node, place, reading);
  if (found.length === 0) note(reading, 'missing_field', node, place, null);
  return found;
};

/** Grade to amount, or a list of codes; a discretion without options is none. */
const options: Reader<Readonly<Record<string, string>> | readonly string[]> = (node, place, reading) => {
  if (isSeq(node)) return values(node, place, reading);
  if (!isMap(node)) return refuse(reading, node, place, 'list, mapping');
  if (node.items.length === 0) note(reading, 'missing_field', node, place, null);
  return record(expression, { words: 'codes', placeOf: (at, key) => `${at}.${key}` })(node, place, reading);
};

const between: Reader<readonly [string, string]> = (node, place, reading) => {
  const found = list(expression)(node, place, reading);
  if (found !== undefined && found.length !== 2) {
    note(reading, 'wrong_type', node, place, String(found.length), { expected: 'two expressions' });
  }
  return found as unknown as readonly [string, string];
};

/** One of amount, code, options and range says what is due; a code may stand beside money, to say what money it is. */
function checkOneOf(keys: Keys, node: Node | null, place: string, reading: Reading): void {
  const given = ['amount', 'options', 'between'].filter((key) => keys.has(key));
  if (given.length > 1) note(reading, 'ambiguous', keys.node(given[1]), `${place}.${given[1]}`, given.join(', '));
  const optionsNode = isMap(node) ? node.get('options', true) : null;
  if (keys.has('is') && isSeq(optionsNode)) {
    note(reading, 'ambiguous', keys.node('is'), `${place}.is`, 'is, options');
  }
  if (given.length === 0 && !keys.has('is')) {
    note(reading, 'missing_field', isScalar(node) ? null : node, place, null, {
      expected: 'amount, is, options, between',
    });
  }
}
