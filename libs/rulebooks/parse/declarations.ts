import type { EventType, Fact, Input, OrganizationKind, Role } from '../../engine/index.js';
import { keysOf } from './collections.js';
import { decimals, defined, fields, names, rhythm, values } from './common.js';
import { isNothing, note, type Reader } from './reading.js';
import { decimal, expression, name, oneOf, text } from './scalars.js';

export const organizationKind: Reader<OrganizationKind> = (node, place, reading) => {
  const keys = isNothing(node) ? null : keysOf(node, place, reading);
  if (keys === null) return { fields: {} };
  const found: OrganizationKind = {
    name: keys.optional('name', names),
    parent: keys.optional('parent', name),
    fields: keys.optional('fields', fields) ?? {},
  };
  keys.done();
  return defined(found);
};

export const role: Reader<Role> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '' };
  const found: Role = { of: keys.required('of', name), name: keys.optional('name', names) };
  keys.done();
  return defined(found);
};

export const input: Reader<Input> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '', missing: 'error' };
  const found: Input = {
    of: keys.required('of', name),
    name: keys.optional('name', names),
    unit: keys.optional('unit', text),
    min: keys.optional('min', decimal),
    max: keys.optional('max', decimal),
    values: keys.optional('values', values),
    missing: keys.optional('missing', oneOf('error', 'zero', 'unknown')) ?? 'error',
    period: keys.optional('period', rhythm),
    clause: keys.optional('clause', text),
  };
  keys.done();
  if (found.values !== undefined) {
    // a value of a list has no bounds and no zero
    for (const key of ['min', 'max'] as const) {
      if (keys.has(key)) note(reading, 'wrong_type', keys.node(key), `${place}.${key}`, key, { expected: 'number' });
    }
    if (found.missing === 'zero') {
      note(reading, 'wrong_type', keys.node('missing'), `${place}.missing`, 'zero', { expected: 'error, unknown' });
    }
  }
  if (Number(found.min) > Number(found.max)) {
    note(reading, 'out_of_range', keys.node('min'), `${place}.min`, found.min ?? null, { max: found.max ?? '' });
  }
  return defined(found);
};

export const eventType: Reader<EventType> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '', fields: {} };
  const found: EventType = {
    of: keys.required('of', name),
    name: keys.optional('name', names),
    fields: keys.optional('fields', fields) ?? {},
  };
  keys.done();
  return defined(found);
};

export const fact: Reader<Fact> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { of: '', is: '', decimals: 2 };
  const found: Fact = {
    of: keys.required('of', name),
    is: keys.required('is', expression),
    name: keys.optional('name', names),
    unit: keys.optional('unit', text),
    decimals: keys.optional('decimals', decimals) ?? 2,
    clause: keys.optional('clause', text),
    period: keys.optional('period', rhythm),
  };
  keys.done();
  return defined(found);
};
