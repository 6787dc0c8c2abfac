import { exact, type Ratio } from '../../../engine/index.js';

/** A bound; `open`: the value itself is not reached. */
export interface Bound {
  readonly at: Ratio;
  readonly open: boolean;
}

/** What a number can be: between two bounds (null: without), whole or not, and never one of `holes`. */
export interface Span {
  readonly low: Bound | null;
  readonly high: Bound | null;
  readonly whole: boolean;
  readonly holes: readonly Ratio[];
}

/** Null: no value at all. */
export type Range = Span | null;

export const ANY: Span = { low: null, high: null, whole: false, holes: [] };

export const closed = (at: Ratio): Bound => ({ at, open: false });

export const wholeRatio = (n: number | bigint): Ratio => exact.ratio(BigInt(n));

export const point = (at: Ratio): Span => ({ low: closed(at), high: closed(at), whole: at.d === 1n, holes: [] });

/** At least so much. */
export const atLeast = (n: number, whole = false): Span => ({
  low: closed(wholeRatio(n)),
  high: null,
  whole,
  holes: [],
});

export const same = (a: Ratio, b: Ratio): boolean => exact.compare(a, b) === 0;

export function contains(range: Range, value: Ratio): boolean {
  if (range === null || (range.whole && value.d !== 1n) || range.holes.some((hole) => same(hole, value))) return false;
  const { low, high } = range;
  const fromLow = low === null ? 1 : exact.compare(value, low.at);
  const toHigh = high === null ? 1 : exact.compare(high.at, value);
  return (fromLow > 0 || (fromLow === 0 && low?.open === false)) && (toHigh > 0 || (toHigh === 0 && !high?.open));
}

/** The one value of a range that has one. */
export const single = (range: Range): Ratio | null =>
  range?.low && range.high && same(range.low.at, range.high.at) ? range.low.at : null;

/** The tightest form: bounds of whole numbers are whole and reached, holes at a bound open it. */
export function tidy(given: Span): Range {
  let { low, high } = given;
  if (given.whole) {
    if (low !== null) low = closed(low.open ? exact.add(exact.floor(low.at), exact.ONE) : exact.ceiling(low.at));
    if (high !== null)
      high = closed(high.open ? exact.subtract(exact.ceiling(high.at), exact.ONE) : exact.floor(high.at));
  }
  const opens = (bound: Bound | null): boolean =>
    bound !== null && !bound.open && given.holes.some((hole) => same(hole, bound.at));
  if (opens(low) || opens(high)) {
    const open = (bound: Bound | null): Bound | null =>
      bound !== null && opens(bound) ? { ...bound, open: true } : bound;
    return tidy({ ...given, low: open(low), high: open(high) });
  }
  const order = low === null || high === null ? -1 : exact.compare(low.at, high.at);
  if (order > 0 || (order === 0 && (low?.open === true || high?.open === true))) return null;
  const inner = { low, high, whole: given.whole, holes: [] };
  return { ...inner, holes: given.holes.filter((hole) => contains(inner, hole)) };
}

const higher = (a: Bound | null, b: Bound | null): Bound | null => {
  if (a === null || b === null) return a ?? b;
  const order = exact.compare(a.at, b.at);
  return order > 0 || (order === 0 && a.open) ? a : b;
};
const lower = (a: Bound | null, b: Bound | null): Bound | null => {
  if (a === null || b === null) return a ?? b;
  const order = exact.compare(a.at, b.at);
  return order < 0 || (order === 0 && a.open) ? a : b;
};

/** What is in both. */
export function meet(a: Range, b: Range): Range {
  if (a === null || b === null) return null;
  return tidy({
    low: higher(a.low, b.low),
    high: lower(a.high, b.high),
    whole: a.whole || b.whole,
    holes: [...a.holes, ...b.holes],
  });
}

/** What is in either, and what lies between. */
export function hull(a: Range, b: Range): Range {
  if (a === null || b === null) return a ?? b;
  const below = (x: Bound, y: Bound): Bound => {
    const order = exact.compare(x.at, y.at);
    return order < 0 || (order === 0 && !x.open) ? x : y;
  };
  const above = (x: Bound, y: Bound): Bound => {
    const order = exact.compare(x.at, y.at);
    return order > 0 || (order === 0 && !x.open) ? x : y;
  };
  const holes = [...a.holes, ...b.holes, exact.ZERO].filter((hole) => !contains(a, hole) && !contains(b, hole));
  return tidy({
    low: a.low && b.low && below(a.low, b.low),
    high: a.high && b.high && above(a.high, b.high),
    whole: a.whole && b.whole,
    holes,
  });
}
