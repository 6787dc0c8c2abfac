import type { Emitter, Whole } from './code.js';
import { isLiteral, literal, SAFE } from './code.js';

/** Whole-number operations with proven bounds; null when the result might pass `SAFE`: the caller goes on with ratios. */
const bounded = (e: Emitter, js: string, lo: number, hi: number): Whole | null => {
  if (!(lo >= -SAFE && hi <= SAFE)) return null;
  return lo === hi ? literal(lo) : { js: e.keep(js), lo, hi };
};

export function times(e: Emitter, a: Whole, b: Whole): Whole | null {
  if (isLiteral(a) && a.lo === 1) return b;
  if (isLiteral(b) && b.lo === 1) return a;
  const ends = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
  return bounded(e, `${a.js} * ${b.js}`, Math.min(...ends), Math.max(...ends));
}

export function plus(e: Emitter, a: Whole, b: Whole): Whole | null {
  if (isLiteral(a) && a.lo === 0) return b;
  if (isLiteral(b) && b.lo === 0) return a;
  return bounded(e, `${a.js} + ${b.js}`, a.lo + b.lo, a.hi + b.hi);
}

export function minus(e: Emitter, a: Whole, b: Whole): Whole | null {
  if (isLiteral(b) && b.lo === 0) return a;
  return bounded(e, `${a.js} - ${b.js}`, a.lo - b.hi, a.hi - b.lo);
}

export const opposite = (e: Emitter, a: Whole): Whole =>
  isLiteral(a) ? literal(-a.lo) : { js: e.keep(`-${a.js}`), lo: -a.hi, hi: -a.lo };

export function magnitude(e: Emitter, a: Whole): Whole {
  if (a.lo >= 0) return a;
  if (a.hi <= 0) return opposite(e, a);
  return { js: e.keep(`${a.js} < 0 ? -${a.js} : ${a.js}`), lo: 0, hi: Math.max(-a.lo, a.hi) };
}

const LARGEST_INT32 = 2 ** 31 - 1;

/**
 * a / d rounded half away from zero, d above zero: floor((2|a| + d) / 2d). The floor of the double quotient is the
 * exact one as long as the dividend stays below 2^53: a quotient short of a whole number differs from it by at least
 * 1/2d, more than half a unit in the last place.
 */
export function roundedQuotient(e: Emitter, a: Whole, d: Whole): Whole | null {
  if (isLiteral(d) && d.lo === 1) return a;
  const most = Math.max(Math.abs(a.lo), Math.abs(a.hi));
  if (2 * most + d.hi > SAFE) return null;
  const up = (x: number): number => (x < 0 ? -1 : 1) * Math.floor((2 * Math.abs(x) + d.lo) / (2 * d.lo));
  const [lo, hi] = [a.lo < 0 ? up(a.lo) : 0, a.hi > 0 ? up(a.hi) : 0];
  if (isLiteral(a) && isLiteral(d)) return literal(up(a.lo));
  if (isLiteral(d) && d.lo % 2 === 0 && most + d.lo < LARGEST_INT32) {
    // Truncation is the floor of what is not negative; halves are added on the value's own side.
    const half = d.lo / 2;
    if (a.lo >= 0) return { js: e.keep(`((${a.js} + ${half}) / ${d.js}) | 0`), lo, hi };
    return { js: e.keep(`((${a.js} + (${a.js} < 0 ? -${half} : ${half})) / ${d.js}) | 0`), lo, hi };
  }
  const twice = isLiteral(d) ? `${2 * d.lo}` : `(2 * ${d.js})`;
  const positive = `Math.floor((2 * ${a.js} + ${d.js}) / ${twice})`;
  if (a.lo >= 0) return { js: e.keep(positive), lo, hi };
  const negative = `-Math.floor((${d.js} - 2 * ${a.js}) / ${twice})`;
  return { js: e.keep(`${a.js} < 0 ? ${negative} : ${positive}`), lo, hi };
}

/** floor(a / d), d above zero. */
export function floorQuotient(e: Emitter, a: Whole, d: Whole): Whole {
  if (isLiteral(d) && d.lo === 1) return a;
  const lo = Math.floor(a.lo < 0 ? a.lo / d.lo : 0);
  const hi = Math.floor(a.hi < 0 ? 0 : a.hi / d.lo);
  return { js: e.keep(`Math.floor(${a.js} / ${d.js})`), lo, hi };
}
