import type { Comparison } from '../language/typed.js';
import { isLiteral, literal, type Emitter, type Whole } from './code.js';

/**
 * Choices without a jump: figures of an assessment are as good as random, and a mispredicted jump costs more than both
 * branches. A mask is a 32-bit whole, all ones where a condition holds, else zero.
 */

const LARGEST = 2 ** 31 - 1;
const isInt32 = (lo: number, hi: number): boolean => lo >= -LARGEST && hi <= LARGEST;

/** The sign of a difference as a mask; null when the difference may pass 32 bits. */
export function maskOf(e: Emitter, sign: Comparison, a: Whole, b: Whole): string | null {
  if (!isInt32(a.lo - b.hi, a.hi - b.lo) || !isInt32(b.lo - a.hi, b.hi - a.lo)) return null;
  const below = (x: Whole, y: Whole): string => `(${x.js} - ${y.js}) >> 31`;
  switch (sign) {
    case '<':
      return e.keep(below(a, b));
    case '>':
      return e.keep(below(b, a));
    case '<=':
      return e.keep(`~(${below(b, a)})`);
    case '>=':
      return e.keep(`~(${below(a, b)})`);
    default: {
      const apart = e.keep(`(${below(a, b)}) | (${below(b, a)})`);
      return sign === '!=' ? apart : e.keep(`~${apart}`);
    }
  }
}

/** `yes` where the mask is set, else `no`; null when either may pass 32 bits. */
export function blend(e: Emitter, mask: string, yes: Whole, no: Whole): Whole | null {
  const [lo, hi] = [Math.min(yes.lo, no.lo), Math.max(yes.hi, no.hi)];
  if (!isInt32(lo, hi)) return null;
  if (lo === hi) return literal(lo);
  if (isLiteral(no) && no.lo === 0) return { js: e.keep(`${yes.js} & ${mask}`), lo, hi };
  return { js: e.keep(`${no.js} ^ ((${yes.js} ^ ${no.js}) & ${mask})`), lo, hi };
}

/** The lesser or the greater of two wholes; null when their difference may pass 32 bits. */
export function extremeOf(e: Emitter, op: 'min' | 'max', a: Whole, b: Whole): Whole | null {
  const [least, most] = [a.lo - b.hi, a.hi - b.lo];
  const pick = op === 'min' ? Math.min : Math.max;
  const [lo, hi] = [pick(a.lo, b.lo), pick(a.hi, b.hi)];
  if (!isInt32(least, most) || !isInt32(lo, hi) || !isInt32(a.lo, a.hi) || !isInt32(b.lo, b.hi)) return null;
  if (least >= 0) return op === 'min' ? b : a;
  if (most <= 0) return op === 'min' ? a : b;
  const difference = e.keep(`${a.js} - ${b.js}`);
  const below = `(${difference} & (${difference} >> 31))`;
  return { js: e.keep(op === 'min' ? `${b.js} + ${below}` : `${a.js} - ${below}`), lo, hi };
}

/** Lines that only compute small wholes: cheaper done than jumped over. */
export const isCheap = (lines: readonly string[]): boolean =>
  lines.length <= 24 && lines.every((line) => /^const v[0-9]+ = [-v0-9 +*/|&^~<>=!()]*;$/.test(line));
/** Gives the mask of a test when it is asked for. */
export type Mask = ((e: Emitter) => string | null) | null;
