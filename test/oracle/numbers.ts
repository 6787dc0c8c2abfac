/** Exact fractions, the plainest way: no reduction is needed to compare them. */
export interface Num {
  readonly n: bigint;
  readonly d: bigint;
}

export const num = (n: bigint | number, d: bigint | number = 1): Num => {
  const [x, y] = [BigInt(n), BigInt(d)];
  return y < 0n ? { n: -x, d: -y } : { n: x, d: y };
};

export function decimal(text: string): Num {
  const [whole, part = ''] = text.split('.');
  return num(BigInt(whole.replace('-', '') + part) * (text.startsWith('-') ? -1n : 1n), 10n ** BigInt(part.length));
}

export const plus = (a: Num, b: Num): Num => num(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Num, b: Num): Num => num(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Num, b: Num): Num => num(a.n * b.n, a.d * b.d);
export const over = (a: Num, b: Num): Num => num(a.n * b.d, a.d * b.n);
export const sign = (a: Num): number => (a.n > 0n ? 1 : a.n < 0n ? -1 : 0);
export const cmp = (a: Num, b: Num): number => sign(minus(a, b));
export const isNum = (x: unknown): x is Num => typeof x === 'object' && x !== null;

export function floor(a: Num): Num {
  const q = a.n / a.d;
  return num(a.n % a.d !== 0n && a.n < 0n ? q - 1n : q);
}

/** Half away from zero, to so many decimals (below zero: tens, hundreds). */
export function round(a: Num, decimals: number): Num {
  const unit = decimals >= 0 ? num(1, 10n ** BigInt(decimals)) : num(10n ** BigInt(-decimals));
  const units = over(a, unit);
  const half = num(1, 2);
  const whole = sign(units) < 0 ? times(num(-1), floor(plus(times(num(-1), units), half))) : floor(plus(units, half));
  return times(whole, unit);
}

export function print(a: Num, decimals: number): string {
  const units = round(times(a, num(10n ** BigInt(decimals))), 0);
  const whole = units.n / units.d;
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return whole < 0n ? `-${text}` : text;
}
