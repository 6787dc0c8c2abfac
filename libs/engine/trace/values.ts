import { printDay } from '../calendar/days.js';
import { byText } from '../columns/by-text.js';
import { printUnits, type DecimalUnits } from '../exact/decimal.js';
import { compare, ratio, type Ratio } from '../exact/ratio.js';
import { roundTo, roundToUnits } from '../exact/round.js';
import type { Figure, TraceValue } from '../model/trace.js';

/** A value while a trace is made: exact number, text, truth, day, null. */
export type Value = Ratio | string | boolean | number | null;

export const isNumber = (value: Value): value is Ratio => typeof value === 'object' && value !== null;

export const ratioOfUnits = ({ units, scale }: DecimalUnits): Ratio => ratio(units, 10n ** BigInt(scale));

/** Of numbers that have no end, and of very long ones, so many places are shown. */
const SHOWN = 6;
const LONGEST = 12;

/** The shortest decimal of a number; where it has no end, six places and the fraction beside them. */
export function figureOf(value: Ratio): Figure {
  for (let places = 0; places <= LONGEST; places++) {
    const units = value.n * 10n ** BigInt(places);
    if (units % value.d === 0n) return { decimal: printUnits(units / value.d, places) };
  }
  return { decimal: printUnits(roundToUnits(value, SHOWN), SHOWN), exact: `${value.n}/${value.d}` };
}

/** A number as it is printed, with so many decimals; and what it was before rounding, where that is another. */
export function roundedFigure(value: Ratio, decimals: number): TraceValue {
  const printed = { type: 'number', decimal: printUnits(roundToUnits(value, decimals), decimals) } as const;
  return compare(roundTo(value, decimals), value) === 0 ? printed : { ...printed, unrounded: figureOf(value) };
}

export function shown(value: Value): TraceValue {
  if (value === null) return { type: 'null' };
  if (typeof value === 'boolean') return { type: 'boolean', is: value };
  if (typeof value === 'string') return { type: 'text', text: value };
  if (typeof value === 'number') return { type: 'date', text: printDay(value) };
  return { type: 'number', ...figureOf(value) };
}

/** Below, equal or above zero; both must hold values of one type. */
export function side(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return compare(a, b);
  if (typeof a === 'string' && typeof b === 'string') return byText(a, b);
  return Number(a) - Number(b);
}

export const isEqual = (a: Value, b: Value): boolean =>
  a === null || b === null ? a === b : typeof a === typeof b && side(a, b) === 0;
