import type { Comparison } from '../language/typed.js';
import { anyNull, gcd, isLiteral, literal, type Emitter, type Fraction, type NumberCode, type Whole } from './code.js';
import { extremeOf, maskOf } from './masks.js';
import type { Mask } from './masks.js';
import { floorQuotient, magnitude, minus, opposite, plus, roundedQuotient, times } from './whole.js';

/** Arithmetic of generated code: fractions of doubles while the bounds allow, exact big ratios beyond. */

export const constant = (value: number, den = 1): Fraction => ({
  rep: 'fraction',
  num: literal(value),
  den: literal(den),
  isNull: 'false',
});

/** The same value as a big ratio. */
export function asRatio(e: Emitter, a: NumberCode): Extract<NumberCode, { rep: 'ratio' }> {
  if (a.rep === 'ratio') return a;
  const den = isLiteral(a.den) ? `${a.den.lo}n` : `BigInt(${a.den.js})`;
  return { rep: 'ratio', js: e.keep(`ratio(BigInt(${a.num.js}), ${den})`), isNull: a.isNull };
}

type Sign = '+' | '-' | '*' | '/';
const BIG: Record<Sign, string> = { '+': 'add', '-': 'subtract', '*': 'multiply', '/': 'divide' };

export function arithmetic(e: Emitter, sign: Sign, a: NumberCode, b: NumberCode): NumberCode {
  const isNull = keepNull(e, anyNull(a.isNull, b.isNull));
  if (sign === '/') return divide(e, a, b, isNull);
  if (a.rep === 'fraction' && b.rep === 'fraction') {
    const made = sign === '*' ? product(e, a, b) : addition(e, sign === '+' ? plus : minus, a, b);
    if (made !== null) return { rep: 'fraction', ...made, isNull };
  }
  const [x, y] = [asRatio(e, a), asRatio(e, b)];
  return { rep: 'ratio', js: e.keep(`${BIG[sign]}(${x.js}, ${y.js})`), isNull };
}

export const keepNull = (e: Emitter, condition: string): string => e.keep(condition);

interface Parts {
  readonly num: Whole;
  readonly den: Whole;
}

function addition(e: Emitter, op: typeof plus, a: Parts, b: Parts): Parts | null {
  const scaled = commonDenominator(e, a, b);
  if (scaled === null) return null;
  const num = op(e, scaled.a, scaled.b);
  return num === null ? null : { num, den: scaled.den };
}

/** Both numerators over one denominator. */
function commonDenominator(e: Emitter, a: Parts, b: Parts): { a: Whole; b: Whole; den: Whole } | null {
  let [fa, fb] = [b.den, a.den];
  if (isLiteral(a.den) && isLiteral(b.den)) {
    const g = gcd(a.den.lo, b.den.lo);
    [fa, fb] = [literal(b.den.lo / g), literal(a.den.lo / g)];
  }
  const x = times(e, a.num, fa);
  const y = times(e, b.num, fb);
  const den = times(e, a.den, fa);
  return x === null || y === null || den === null ? null : { a: x, b: y, den };
}

function product(e: Emitter, a: Parts, b: Parts): Parts | null {
  const [x, y] = [crossReduced(a.num, b.den), crossReduced(b.num, a.den)];
  const num = times(e, x[0], y[0]);
  const den = times(e, y[1], x[1]);
  return num === null || den === null ? null : { num, den };
}

/** Divides a literal numerator and a literal denominator by what they share. */
function crossReduced(num: Whole, den: Whole): [Whole, Whole] {
  if (!isLiteral(num) || !isLiteral(den)) return [num, den];
  const g = num.lo === 0 ? den.lo : gcd(num.lo, den.lo);
  return [literal(num.lo / g), literal(den.lo / g)];
}

function divide(e: Emitter, a: NumberCode, b: NumberCode, isNull: string): NumberCode {
  const failing = (zero: string): void => e.line(`if (${guard(isNull, zero)}) { fail(i, 0); continue; }`);
  if (a.rep === 'fraction' && b.rep === 'fraction') {
    const literalZero = isLiteral(b.num) && b.num.lo === 0;
    if (b.num.lo <= 0 && b.num.hi >= 0) failing(literalZero ? 'true' : `${b.num.js} === 0`);
    if (literalZero) return { ...constant(0), isNull };
    const inverse = reciprocal(e, b, isNull);
    const made = product(e, a, inverse);
    if (made !== null) return { rep: 'fraction', ...made, isNull };
    return bigQuotient(e, asRatio(e, a), asRatio(e, b), isNull);
  }
  const [x, y] = [asRatio(e, a), asRatio(e, b)];
  failing(`${y.js}.n === 0n`);
  return bigQuotient(e, x, y, isNull);
}

function bigQuotient(e: Emitter, x: { js: string }, y: { js: string }, isNull: string): NumberCode {
  const js = isNull === 'false' ? `divide(${x.js}, ${y.js})` : `${isNull} ? ZERO : divide(${x.js}, ${y.js})`;
  return { rep: 'ratio', js: e.keep(js), isNull };
}

const guard = (isNull: string, condition: string): string =>
  isNull === 'false' ? condition : `!${isNull} && ${condition}`;

/** 1 / b for b known not to be zero where it counts; where the result is null the denominator is 1. */
function reciprocal(e: Emitter, b: Fraction, isNull: string): Parts {
  if (isLiteral(b.num)) {
    return b.num.lo < 0 ? { num: opposite(e, b.den), den: literal(-b.num.lo) } : { num: b.den, den: b.num };
  }
  const den = magnitude(e, b.num);
  const most = Math.max(1, den.hi);
  const safe = isNull === 'false' ? den.js : e.keep(`${isNull} ? 1 : ${den.js}`);
  const num = b.num.lo >= 0 ? b.den : { ...signed(e, b), lo: -b.den.hi, hi: b.den.hi };
  return { num, den: { js: safe, lo: 1, hi: most } };
}

const signed = (e: Emitter, b: Fraction): { js: string } => ({
  js: e.keep(`${b.num.js} < 0 ? -${b.den.js} : ${b.den.js}`),
});

export function negated(e: Emitter, a: NumberCode): NumberCode {
  if (a.rep === 'fraction') return { ...a, num: opposite(e, a.num) };
  return { ...a, js: e.keep(`negate(${a.js})`) };
}

export function absolute(e: Emitter, a: NumberCode): NumberCode {
  if (a.rep === 'fraction') return { ...a, num: magnitude(e, a.num) };
  return { ...a, js: e.keep(`absolute(${a.js})`) };
}

export function floored(e: Emitter, a: NumberCode): NumberCode {
  if (a.rep === 'ratio') return { ...a, js: e.keep(`floor(${a.js})`) };
  return { ...a, num: floorQuotient(e, a.num, a.den), den: literal(1) };
}

/** Rounded half away from zero; the result is a whole number of 10^-decimals. */
export function rounded(e: Emitter, a: NumberCode, decimals: number): NumberCode {
  if (a.rep === 'fraction') {
    const power = 10 ** Math.abs(decimals);
    const [up, down] = decimals >= 0 ? [power, 1] : [1, power];
    const whole = unitsOf(e, a, up, down);
    if (whole !== null) {
      const num = times(e, whole, literal(down));
      if (num !== null) return { rep: 'fraction', num, den: literal(up), isNull: a.isNull };
    }
  }
  const big = asRatio(e, a);
  return { ...big, js: e.keep(`roundTo(${big.js}, ${decimals})`) };
}

/** a * up / down, rounded. */
function unitsOf(e: Emitter, a: Fraction, up: number, down: number): Whole | null {
  if (isLiteral(a.den)) {
    const g = gcd(up, a.den.lo * down);
    const num = times(e, a.num, literal(up / g));
    return num === null ? null : roundedQuotient(e, num, literal((a.den.lo * down) / g));
  }
  const num = times(e, a.num, literal(up));
  const den = times(e, a.den, literal(down));
  return num === null || den === null ? null : roundedQuotient(e, num, den);
}

/** A JavaScript condition and, where small wholes are compared, its mask; the caller sees to null. */
export function compared(e: Emitter, sign: Comparison, a: NumberCode, b: NumberCode): { js: string; mask: Mask } {
  const js = sign === '=' ? '===' : sign === '!=' ? '!==' : sign;
  if (a.rep === 'fraction' && b.rep === 'fraction') {
    const scaled = commonDenominator(e, a, b);
    if (scaled !== null) {
      return { js: `${scaled.a.js} ${js} ${scaled.b.js}`, mask: (at) => maskOf(at, sign, scaled.a, scaled.b) };
    }
  }
  return { js: `compare(${asRatio(e, a).js}, ${asRatio(e, b).js}) ${js} 0`, mask: null };
}

/** The lesser or greater of two wholes over one literal denominator, without a jump; null when they may not fit. */
export function extremeOfFractions(e: Emitter, op: 'min' | 'max', a: Fraction, b: Fraction): Parts | null {
  if (!isLiteral(a.den) || !isLiteral(b.den)) return null;
  const scaled = commonDenominator(e, a, b);
  const num = scaled === null ? null : extremeOf(e, op, scaled.a, scaled.b);
  return num === null || scaled === null ? null : { num, den: scaled.den };
}
