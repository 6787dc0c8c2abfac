/** Exact rationals on big integers: lowest terms, denominator above zero. The slow and always right arithmetic. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n / d in lowest terms; d must not be zero. */
export function ratio(n: bigint, d: bigint = 1n): Ratio {
  if (d === 1n) return { n, d };
  const [num, den] = d < 0n ? [-n, -d] : [n, d];
  const g = gcd(num, den);
  return g === 1n ? { n: num, d: den } : { n: num / g, d: den / g };
}

export const add = (a: Ratio, b: Ratio): Ratio =>
  a.d === b.d ? ratio(a.n + b.n, a.d) : ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Ratio, b: Ratio): Ratio => add(a, negate(b));
export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
/** a / b; b must not be zero: the caller reports `division_by_zero`. */
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const negate = (a: Ratio): Ratio => ({ n: -a.n, d: a.d });
export const absolute = (a: Ratio): Ratio => (a.n < 0n ? negate(a) : a);

/** Below, equal or above zero as a is below, equal to or above b. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const x = a.d === b.d ? a.n : a.n * b.d;
  const y = a.d === b.d ? b.n : b.n * a.d;
  return x < y ? -1 : x > y ? 1 : 0;
}

export function floor(a: Ratio): Ratio {
  const q = a.n / a.d;
  return { n: a.n < 0n && q * a.d !== a.n ? q - 1n : q, d: 1n };
}

export const ceiling = (a: Ratio): Ratio => negate(floor(negate(a)));
