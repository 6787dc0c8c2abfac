import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Consequence, ConsequenceKind, OpenQuestion, Rule } from '../../engine/index.js';
import { present, readName, readPeriod } from './declarations.js';
import type { Reader } from './reader.js';

/** Rules and their consequences (sections 6 and 7). */

export function readRule(r: Reader, node: Node, index: number): Rule {
  const id = isMap(node) ? node.get('id') : undefined;
  const place = `rules[${typeof id === 'string' ? id : index}]`;
  const keys = ['id*', 'clause*', 'of', 'event', 'then*', 'name', 'when', 'overrides', 'holder', 'period'];
  const found = r.record(node, place, keys);
  const name = r.text(found.id, `${place}.id`) ?? String(index);
  if (found.id !== undefined) r.checkName(name, `${place}.id`);
  const [of, event] = [r.text(found.of, `${place}.of`), r.text(found.event, `${place}.event`)];
  if (isMap(node)) {
    if (of !== undefined && event !== undefined)
      r.add('wrong_type', `${place}.event`, event, { expected: 'of | event' });
    if (found.of === undefined && found.event === undefined) {
      r.add('missing_field', `${place}.of`, null, { expected: 'of | event' });
    }
    if (found.when === undefined && found.of !== undefined) r.add('missing_field', `${place}.when`, null);
  }
  const then = r.list(found.then, `${place}.then`);
  if (isSeq(found.then) && then.length === 0) r.add('missing_field', `${place}.then`, null);
  return present({
    id: name,
    clause: r.text(found.clause, `${place}.clause`) ?? '',
    of,
    event,
    name: readName(r, found.name, `${place}.name`),
    when: r.expression(found.when, `${place}.when`),
    overrides: r.texts(found.overrides, `${place}.overrides`),
    holder: r.text(found.holder, `${place}.holder`),
    period: readPeriod(r, found.period, `${place}.period`),
    then: then.flatMap((one, i) => readConsequence(r, one, `${place}.then[${i}]`) ?? []),
  }) as Rule;
}

const KINDS = ['reward', 'fine', 'measure', 'bar', 'duty', 'veto'] as const;
const SAYS = ['amount', 'is', 'options', 'between', 'decimals'];
const KEYS: Record<ConsequenceKind, readonly string[]> = {
  reward: ['to*', ...SAYS],
  fine: ['to*', ...SAYS],
  measure: ['to*', ...SAYS],
  bar: ['to*', 'from*', 'periods', 'months'],
  duty: ['to*', 'is*', 'within_days', 'within_working_days', 'copy_to'],
  veto: [],
};
const NO_DETAILS = { decimals: 0, copyTo: [] };

function readConsequence(r: Reader, node: Node, place: string): Consequence | undefined {
  const found = r.record(node, place, KINDS);
  const kinds = KINDS.filter((kind) => found[kind] !== undefined);
  if (!isMap(node)) return undefined;
  if (kinds.length !== 1) {
    const code = kinds.length === 0 ? 'missing_field' : 'wrong_type';
    return r.add(code, place, node, { expected: `one of ${KINDS.join(', ')}` });
  }
  const [kind] = kinds;
  const at = `${place}.${kind}`;
  if (kind === 'veto') {
    r.oneOf(isScalar(found.veto) ? found.veto : node, at, ['organization'] as const);
    return { kind, to: ['organization'], ...NO_DETAILS };
  }
  return readBody(r, kind, found[kind], at, place);
}

/** Places of a consequence leave out its kind: `rules[x].then[0].amount`. */
function readBody(r: Reader, kind: ConsequenceKind, node: Node, at: string, place: string): Consequence {
  const found = r.record(node, at, KEYS[kind]);
  const to = r.texts(found.to, `${place}.to`);
  if (found.to !== undefined && to.length === 0) r.add('missing_field', `${place}.to`, null);
  const says = ['amount', 'options', 'between'].filter((key) => found[key] !== undefined);
  if (says.length > 1) r.add('wrong_type', at, says.join(', '), { expected: 'amount | options | between' });
  if (KEYS[kind].includes('amount') && says.length === 0 && found.is === undefined && isMap(node)) {
    r.add('missing_field', at, null, { expected: 'amount | is | options | between' });
  }
  if (found.periods !== undefined && found.months !== undefined) {
    r.add('wrong_type', `${at}.months`, found.months, { expected: 'periods | months' });
  }
  if (found.within_days !== undefined && found.within_working_days !== undefined) {
    r.add('wrong_type', `${at}.within_working_days`, found.within_working_days, {
      expected: 'within_days | within_working_days',
    });
  }
  const from = found.from === undefined ? undefined : r.texts(found.from, `${at}.from`);
  if (from?.length === 0) r.add('missing_field', `${at}.from`, null);
  return present({
    kind,
    to,
    amount: r.expression(found.amount, `${place}.amount`),
    is: r.text(found.is, `${place}.is`),
    options: readOptions(r, found.options, `${place}.options`),
    between: readBetween(r, found.between, `${place}.between`),
    decimals: r.whole(found.decimals, `${place}.decimals`, 0, 6) ?? 0,
    from,
    periods: r.whole(found.periods, `${at}.periods`, 0, 1200),
    months: r.whole(found.months, `${at}.months`, 1, 1200),
    withinDays: r.whole(found.within_days, `${at}.within_days`, 1, 36500),
    withinWorkingDays: r.whole(found.within_working_days, `${at}.within_working_days`, 1, 36500),
    copyTo: r.texts(found.copy_to, `${at}.copy_to`),
  }) as Consequence;
}

/** Grade to amount, or a list of codes. */
function readOptions(r: Reader, node: Node | undefined, place: string): Consequence['options'] {
  if (node === undefined) return undefined;
  if (isMap(node)) {
    const pairs = r.entries(node, place).map(([grade, value]): [string, string] => {
      return [grade, r.expression(value, `${place}.${grade}`) ?? 'null'];
    });
    if (pairs.length === 0) r.add('missing_field', place, null);
    return Object.fromEntries(pairs);
  }
  const codes = r.texts(node, place);
  if (codes.length === 0) r.add('missing_field', place, null);
  codes.forEach((code, i) => {
    if (codes.indexOf(code) < i) r.add('duplicate', `${place}[${i}]`, code);
  });
  return codes;
}

function readBetween(r: Reader, node: Node | undefined, place: string): Consequence['between'] {
  if (node === undefined) return undefined;
  const ends = r.list(node, place);
  if (isSeq(node) && ends.length !== 2) r.add('wrong_type', place, node, { expected: '[low, high]' });
  const [low, high] = [0, 1].map((i) => r.expression(ends[i], `${place}[${i}]`) ?? 'null');
  return [low, high];
}

export function readOpenQuestion(r: Reader, node: Node, index: number): OpenQuestion {
  const place = `readings_of_the_decree[${index}]`;
  const found = r.record(node, place, ['clause*', 'question*', 'used*', 'alternative*', 'overlay']);
  const text = (key: string): string => r.text(found[key], `${place}.${key}`) ?? '';
  return {
    clause: text('clause'),
    question: text('question'),
    used: text('used'),
    alternative: text('alternative'),
    ...(found.overlay === undefined ? {} : { overlay: found.overlay.toJSON() as unknown }),
  };
}
