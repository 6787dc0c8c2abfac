import type { Ratio } from './ratio.js';
import { ratio } from './ratio.js';

/** The quotient of n / d rounded half away from zero, d above zero. The only rounding of the language (section 1). */
export function roundQuotient(n: bigint, d: bigint): bigint {
  const magnitude = n < 0n ? -n : n;
  const rounded = (2n * magnitude + d) / (2n * d);
  return n < 0n ? -rounded : rounded;
}

/** a in units of 10^-decimals, rounded half away from zero; decimals may be negative (tens, hundreds). */
export function roundToUnits(a: Ratio, decimals: number): bigint {
  return decimals >= 0
    ? roundQuotient(a.n * 10n ** BigInt(decimals), a.d)
    : roundQuotient(a.n, a.d * 10n ** BigInt(-decimals));
}

/** a rounded half away from zero to so many decimals. */
export function roundTo(a: Ratio, decimals: number): Ratio {
  const units = roundToUnits(a, decimals);
  return decimals >= 0 ? ratio(units, 10n ** BigInt(decimals)) : { n: units * 10n ** BigInt(-decimals), d: 1n };
}
