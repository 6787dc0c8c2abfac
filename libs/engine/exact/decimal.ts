import type { Ratio } from './ratio.js';
import { ratio } from './ratio.js';

const DECIMAL = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

/** An exact decimal: `units` of 10^-`scale`; trailing zeros dropped. */
export interface DecimalUnits {
  readonly units: bigint;
  readonly scale: number;
}

/** `"97.50"` → 975 units at scale 1; null when the text is not digits with an optional `-` and point (section 1). */
export function parseDecimal(text: string): DecimalUnits | null {
  const found = DECIMAL.exec(text);
  if (found === null) return null;
  let end = found[3]?.length ?? 0;
  while (end > 0 && found[3][end - 1] === '0') end--;
  const units = BigInt(found[2] + (found[3] ?? '').slice(0, end));
  return { units: found[1] === '-' ? -units : units, scale: end };
}

/** Whether a is below b; texts must be decimals. */
export function isBelow(a: DecimalUnits | string, b: DecimalUnits | string): boolean {
  const [x, y] = [a, b].map((one) => (typeof one === 'string' ? (parseDecimal(one) as DecimalUnits) : one));
  return x.units * 10n ** BigInt(y.scale) < y.units * 10n ** BigInt(x.scale);
}

/** The exact value of a decimal text that is known to be one. */
export function ratioOfDecimal(text: string): Ratio {
  const parsed = parseDecimal(text);
  if (parsed === null) throw new Error(`not a decimal: ${text}`);
  return ratio(parsed.units, 10n ** BigInt(parsed.scale));
}

/** Units of 10^-decimals as text with exactly that many decimals; zero never carries a sign. */
export function printUnits(units: bigint | number, decimals: number): string {
  const sign = units < 0 ? '-' : '';
  const digits = (units < 0 ? -units : units).toString();
  if (decimals === 0) return sign + digits;
  const padded = digits.padStart(decimals + 1, '0');
  const point = padded.length - decimals;
  return `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}

/** The shortest decimal text of a number as JSON writes it (`9.5e-7` → `0.00000095`); null when it is not finite. */
export function decimalOfNumber(value: number): string | null {
  if (!Number.isFinite(value)) return null;
  const text = String(Object.is(value, -0) ? 0 : value);
  const exponent = /^(-?)([0-9]+)(?:\.([0-9]+))?e([+-][0-9]+)$/.exec(text);
  if (exponent === null) return text;
  const [, sign, whole, part = '', power] = exponent;
  const digits = whole + part;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? sign + digits.padEnd(point, '0')
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
