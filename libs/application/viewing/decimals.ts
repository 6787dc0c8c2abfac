import { parseDecimal, printUnits } from '../../engine/index.js';

/** Exact arithmetic on decimal texts: what views subtract and add. */
const both = (a: string, b: string): { x: bigint; y: bigint; scale: number } => {
  const [p, q] = [a, b].map((text) => {
    const parsed = parseDecimal(text);
    if (parsed === null) throw new Error(`not a decimal: ${text}`);
    return { ...parsed, written: text.split('.')[1]?.length ?? 0 };
  });
  const scale = Math.max(p.written, q.written);
  const units = ({ units, scale: own }: { units: bigint; scale: number }): bigint => units * 10n ** BigInt(scale - own);
  return { x: units(p), y: units(q), scale };
};

export function minus(a: string, b: string): string {
  const { x, y, scale } = both(a, b);
  return printUnits(x - y, scale);
}

export function plus(a: string, b: string): string {
  const { x, y, scale } = both(a, b);
  return printUnits(x + y, scale);
}

export const sum = (amounts: readonly string[]): string => amounts.reduce(plus, '0');
