import { isScalar } from 'yaml';
import type { Clause, OpenQuestion, Source } from '../../engine/index.js';
import { keysOf } from './collections.js';
import { defined } from './common.js';
import { plainData } from './overlay.js';
import type { Reader } from './reading.js';
import { code, date, oneOf, text } from './scalars.js';

export const source: Reader<Source> = (node, place, reading) => {
  const keys = keysOf(node, place, reading);
  if (keys === null) return { status: 'draft' };
  const found: Source = {
    issuer: keys.optional('issuer', text),
    document: keys.optional('document', text),
    issued: keys.optional('issued', date),
    status: keys.required('status', oneOf('in_force', 'historical', 'draft')),
    note: keys.optional('note', text),
    authority: keys.optional('authority', text),
  };
  keys.done();
  return defined(found);
};

/** A text, or a text with a status and a reason. */
export const clause: Reader<Clause> = (node, place, reading) => {
  if (isScalar(node)) return { text: code(node, place, reading), status: 'in_force' };
  const keys = keysOf(node, place, reading);
  if (keys === null) return { text: '', status: 'in_force' };
  const found: Clause = {
    text: keys.required('text', code),
    status: keys.optional('status', oneOf('in_force', 'void')) ?? 'in_force',
    reason: keys.optional('reason', text),
  };
  keys.done();
  return defined(found);
};

export const openQuestion: Reader<OpenQuestion> = (node, place, reading) => {
  reading.places.mark(place, node);
  const keys = keysOf(node, place, reading);
  if (keys === null) return { clause: '', question: '', used: '', alternative: '' };
  const found: OpenQuestion = {
    clause: keys.required('clause', text),
    question: keys.required('question', text),
    used: keys.required('used', text),
    alternative: keys.required('alternative', text),
    overlay: keys.optional('overlay', plainData),
  };
  keys.done();
  return defined(found);
};
