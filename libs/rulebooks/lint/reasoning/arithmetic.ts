import { exact, roundTo, type Ratio } from '../../../engine/index.js';
import { ANY, closed, contains, tidy, type Bound, type Range, type Span } from './range.js';

/** Arithmetic on ranges: what comes out lies inside what is told here. */

const flip = (bound: Bound | null): Bound | null => bound && { at: exact.negate(bound.at), open: bound.open };

export const negate = (a: Range): Range =>
  a && { low: flip(a.high), high: flip(a.low), whole: a.whole, holes: a.holes.map(exact.negate) };

export function plus(a: Range, b: Range): Range {
  if (a === null || b === null) return null;
  const sum = (x: Bound | null, y: Bound | null): Bound | null =>
    x && y && { at: exact.add(x.at, y.at), open: x.open || y.open };
  return tidy({ low: sum(a.low, b.low), high: sum(a.high, b.high), whole: a.whole && b.whole, holes: [] });
}

export const minus = (a: Range, b: Range): Range => plus(a, negate(b));

/** An end of a range: a number, or beyond all numbers to one side. */
type End = { readonly at: Ratio } | { readonly beyond: 1 | -1 };

const ends = (a: Span): [End, End] => [a.low ?? { beyond: -1 }, a.high ?? { beyond: 1 }];
const sign = (end: End): number => ('beyond' in end ? end.beyond : exact.compare(end.at, exact.ZERO));

function product(x: End, y: End): End {
  if (!('beyond' in x) && !('beyond' in y)) return { at: exact.multiply(x.at, y.at) };
  const side = sign(x) * sign(y);
  return side === 0 ? { at: exact.ZERO } : { beyond: side > 0 ? 1 : -1 };
}

function order(x: End, y: End): number {
  const [a, b] = [x, y].map((end) => ('beyond' in end ? end.beyond : 0));
  return a !== b ? a - b : 'beyond' in x || 'beyond' in y ? 0 : exact.compare(x.at, y.at);
}

export function times(a: Range, b: Range): Range {
  if (a === null || b === null) return null;
  const all = ends(a)
    .flatMap((x) => ends(b).map((y) => product(x, y)))
    .sort(order);
  const bound = (end: End): Bound | null => ('beyond' in end ? null : closed(end.at));
  const never0 = !contains(a, exact.ZERO) && !contains(b, exact.ZERO);
  return tidy({
    low: bound(all[0]),
    high: bound(all[3]),
    whole: a.whole && b.whole,
    holes: never0 ? [exact.ZERO] : [],
  });
}

/** A divisor that may be zero tells nothing; the quotient of one that is not keeps the sign. */
export function over(a: Range, b: Range): Range {
  if (a === null || b === null) return null;
  const holes = contains(a, exact.ZERO) ? [] : [exact.ZERO];
  const below = b.high !== null && exact.compare(b.high.at, exact.ZERO) <= 0;
  const above = b.low !== null && exact.compare(b.low.at, exact.ZERO) >= 0;
  if (contains(b, exact.ZERO) || !(below || above)) return { ...ANY, holes };
  const inverse = (bound: Bound | null): Bound | null =>
    bound === null ? closed(exact.ZERO) : bound.at.n === 0n ? null : closed(exact.divide(exact.ONE, bound.at));
  const turned: Span = { low: inverse(b.high), high: inverse(b.low), whole: false, holes: [exact.ZERO] };
  return times(a, turned);
}

/** `min` or `max` of several: bounds of each side compared; null among them makes null. */
export function extreme(which: 'min' | 'max', list: readonly Range[]): Range {
  if (which === 'min') return negate(extreme('max', list.map(negate)));
  return list.reduce((a, b) => {
    if (a === null || b === null) return null;
    const above = (x: Bound, y: Bound): Bound => {
      const side = exact.compare(x.at, y.at);
      return side > 0 || (side === 0 && !x.open) ? x : y;
    };
    const never0 = !contains(a, exact.ZERO) && !contains(b, exact.ZERO);
    const low = a.low && b.low ? above(a.low, b.low) : (a.low ?? b.low);
    const high = a.high && b.high && above(a.high, b.high);
    return tidy({ low, high, whole: a.whole && b.whole, holes: never0 ? [exact.ZERO] : [] });
  });
}

export function absolute(a: Range): Range {
  if (a === null) return null;
  const turned = negate(a);
  if (a.low !== null && exact.compare(a.low.at, exact.ZERO) >= 0) return a;
  if (a.high !== null && exact.compare(a.high.at, exact.ZERO) <= 0) return turned;
  const far = extreme('max', [a, turned]);
  const holes = contains(a, exact.ZERO) ? [] : [exact.ZERO];
  return tidy({ low: closed(exact.ZERO), high: far?.high ?? null, whole: a.whole, holes });
}

/** A rising step (floor, ceiling, rounding) applied to both ends. */
function stepped(a: Range, step: (at: Ratio) => Ratio, whole: boolean): Range {
  if (a === null) return null;
  const bound = (one: Bound | null): Bound | null => one && closed(step(one.at));
  return tidy({ low: bound(a.low), high: bound(a.high), whole: whole || a.whole, holes: [] });
}

export const rounded = (a: Range, decimals: number): Range => stepped(a, (at) => roundTo(at, decimals), decimals <= 0);
export const floored = (a: Range): Range => stepped(a, exact.floor, true);

/** Above an open end the next whole number is reached at the earliest. */
export function ceiled(a: Range): Range {
  if (a === null) return null;
  const low = a.low && closed(a.low.open ? exact.add(exact.floor(a.low.at), exact.ONE) : exact.ceiling(a.low.at));
  return tidy({ low, high: a.high && closed(exact.ceiling(a.high.at)), whole: true, holes: [] });
}
