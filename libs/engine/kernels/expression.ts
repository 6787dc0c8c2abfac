import type { Typed } from '../plan/step.js';
import { anyNull, isLiteral, type Code, type Emitter, type Fraction, type NumberCode } from './code.js';
import {
  asBoolean,
  comparison,
  conditional,
  junction,
  not,
  nullOf,
  truth,
  unlessNull,
  type BooleanCode,
} from './logic.js';
import { choose, NOTHING, type Branch } from './merge.js';
import {
  absolute,
  arithmetic,
  compared,
  constant,
  extremeOfFractions,
  floored,
  keepNull,
  negated,
  rounded,
} from './numbers.js';

/** What the expression of a kernel reads from outside itself. */
export interface Reads {
  reference(node: Extract<Typed, { op: 'ref' }>): Code;
  postNumber(name: string): Code;
  text(value: string): number;
}

const NO_NUMBER: NumberCode = { ...constant(0), isNull: 'true' };
const asNumber = (code: Code): NumberCode => (code.rep === 'fraction' || code.rep === 'ratio' ? code : NO_NUMBER);

/** Emits the computation of one typed node for row i. */
export function emit(node: Typed, e: Emitter, reads: Reads): Code {
  const code = (part: Typed): Code => emit(part, e, reads);
  const number = (part: Typed): NumberCode => asNumber(code(part));
  const branch = (part: Typed): Branch => e.apart(() => code(part));
  switch (node.op) {
    case 'number':
      return numberLiteral(node.value.units, node.value.scale, e);
    case 'text':
      return { rep: 'text', js: String(reads.text(node.value)), isNull: 'false' };
    case 'boolean':
      return truth(String(node.value));
    case 'null':
      return { rep: 'null' };
    case 'ref':
      return reads.reference(node);
    case 'post_number':
      return reads.postNumber(node.name);
    case 'arithmetic':
      return arithmetic(e, node.sign, number(node.a), number(node.b));
    case 'negate':
      return negated(e, number(node.a));
    case 'abs':
      return absolute(e, number(node.a));
    case 'floor':
      return floored(e, number(node.a));
    case 'ceiling':
      return negated(e, floored(e, negated(e, number(node.a))));
    case 'round':
      return rounded(e, number(node.a), node.decimals);
    case 'min':
    case 'max':
      return node.list.map(number).reduce((a, b) => extreme(e, node.op, a, b));
    case 'compare':
      return comparison(e, node.sign, code(node.a), code(node.b));
    case 'and':
    case 'or':
      return junction(e, node.op, asBoolean(code(node.a)), branch(node.b));
    case 'not':
      return not(e, asBoolean(code(node.a)));
    case 'is_null':
      return truth(nullOf(code(node.a)));
    case 'default': {
      const first = code(node.a);
      const isNull = nullOf(first);
      if (isNull === 'false') return first;
      return choose(e, isNull, branch(node.b), { lines: [], value: present(first) });
    }
    case 'if':
      return conditional(e, asBoolean(code(node.condition)), branch(node.yes), branch(node.no));
    case 'between': {
      const x = code(node.a);
      const [low, high] = [comparison(e, '>=', x, code(node.low)), comparison(e, '<=', x, code(node.high))];
      return truth(e.keep(`${low.js} && ${high.js}`), keepNull(e, anyNull(low.isNull, high.isNull)));
    }
    case 'among': {
      const x = code(node.a);
      const equal = (part: Typed): Branch => e.apart(() => comparison(e, '=', x, code(part)));
      return node.list.map(equal).reduce<BooleanCode>((a, b) => junction(e, 'or', a, b), truth('false', nullOf(x)));
    }
    case 'bands':
    case 'up_to':
    case 'match':
      return cases(node, e, reads);
    case 'choose': {
      const x = number(node.x);
      const from = (k: number): Code =>
        k === node.list.length
          ? { rep: 'null' }
          : choose(
              e,
              e.keep(compared(e, '=', x, constant(k + 1)).js),
              branch(node.list[k]),
              e.apart(() => from(k + 1)),
            );
      return unlessNull(e, x.isNull, () => from(0));
    }
  }
}

function numberLiteral(units: bigint, scale: number, e: Emitter): NumberCode {
  let den = 10n ** BigInt(scale);
  let num = units;
  for (const prime of [2n, 5n]) {
    while (den % prime === 0n && num % prime === 0n && num !== 0n) [num, den] = [num / prime, den / prime];
  }
  if (num === 0n) den = 1n;
  const safe = 2n ** 52n;
  if (num <= safe && num >= -safe && den <= safe) return constant(Number(num), Number(den));
  return { rep: 'ratio', js: e.keep(`ratio(${num}n, ${den}n)`), isNull: 'false' };
}

/** The same value, where it is known not to be null. */
const present = (code: Code): Code => (code.rep === 'null' ? code : { ...code, isNull: 'false' });

function extreme(e: Emitter, op: 'min' | 'max', a: NumberCode, b: NumberCode): NumberCode {
  const isNull = keepNull(e, anyNull(a.isNull, b.isNull));
  if (a.rep === 'fraction' && b.rep === 'fraction') {
    const { lines, value } = e.apart(() => extremeOfFractions(e, op, a, b));
    if (value !== null) {
      e.add(lines);
      return { rep: 'fraction', ...value, isNull };
    }
  }
  const takesA = e.keep(compared(e, op === 'min' ? '<=' : '>=', a, b).js);
  const sides = [a, b].map((side): Branch => ({ lines: [], value: { ...side, isNull: 'false' } }));
  const merged = choose(e, takesA, sides[0], sides[1]) as NumberCode;
  return { ...tightened(op, a, b, merged), isNull };
}

/** The bounds of a minimum are the lesser of both sides' bounds, of a maximum the greater. */
function tightened(op: 'min' | 'max', a: NumberCode, b: NumberCode, merged: NumberCode): NumberCode {
  if (a.rep !== 'fraction' || b.rep !== 'fraction' || merged.rep !== 'fraction') return merged;
  const { num, den } = merged;
  if (isLiteral(num) || ![a.den, b.den, den].every(isLiteral)) return merged;
  const end = (side: Fraction, which: 'lo' | 'hi'): number => side.num[which] * (den.lo / side.den.lo);
  const pick = op === 'min' ? Math.min : Math.max;
  return { ...merged, num: { js: num.js, lo: pick(end(a, 'lo'), end(b, 'lo')), hi: pick(end(a, 'hi'), end(b, 'hi')) } };
}

type Cases = Extract<Typed, { op: 'bands' | 'up_to' | 'match' }>;

/** The first case that holds; thresholds and values are computed only when reached. */
function cases(node: Cases, e: Emitter, reads: Reads): Code {
  const sign = node.op === 'bands' ? '>=' : node.op === 'up_to' ? '<=' : '=';
  const x = emit(node.x, e, reads);
  const from = (k: number): Code => {
    if (k === node.cases.length) return emit(node.otherwise, e, reads);
    const [threshold, value] = node.cases[k];
    const bound = emit(threshold, e, reads);
    const known = present(x);
    const holds = comparison(e, sign, known, present(bound));
    const yes = e.apart(() => emit(value, e, reads));
    const no = e.apart(() => from(k + 1));
    if (node.op !== 'match') return unlessNull(e, nullOf(bound), () => choose(e, holds.js, yes, no, holds.mask));
    const skipped = nullOf(bound);
    if (skipped === 'false') return choose(e, holds.js, yes, no, holds.mask);
    return choose(e, e.keep(`!${skipped} && ${holds.js}`), yes, no);
  };
  return nullOf(x) === 'true' ? NOTHING.value : unlessNull(e, nullOf(x), () => from(0));
}
