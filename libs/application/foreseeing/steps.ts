import { parseDecimal, printUnits, type Input } from '../../engine/index.js';

/** A reading on the ladder of its last decimal: whole units of 10^-scale. */
export interface Ladder {
  readonly units: bigint;
  readonly scale: number;
}

/** Counts move by one; anything else by one of the last decimal that was reported, but at least by hundredths. */
const FINEST = 2;

export function ladderOf(value: string, { unit }: Input): Ladder | null {
  const parsed = parseDecimal(value);
  if (parsed === null) return null;
  const scale = unit === 'count' ? parsed.scale : Math.max(parsed.scale, FINEST);
  return { units: parsed.units * 10n ** BigInt(scale - parsed.scale), scale };
}

/** A limit of the input on the ladder, towards the inside; null when the input has none. */
export function limitOn(limit: string | undefined, scale: number, inside: 'up' | 'down'): bigint | null {
  const parsed = limit === undefined ? null : parseDecimal(limit);
  if (parsed === null) return null;
  if (parsed.scale <= scale) return parsed.units * 10n ** BigInt(scale - parsed.scale);
  const cut = 10n ** BigInt(parsed.scale - scale);
  const whole = parsed.units / cut;
  if (parsed.units % cut === 0n) return whole;
  if (inside === 'up') return parsed.units > 0n ? whole + 1n : whole;
  return parsed.units < 0n ? whole - 1n : whole;
}

/** As it would be reported: without zeros at the end. */
export function printStep(units: bigint, scale: number): string {
  const text = printUnits(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}
