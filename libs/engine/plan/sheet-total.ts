import type { DecimalUnits } from '../exact/decimal.js';
import { parseDecimal } from '../exact/decimal.js';
import type { Indicator, Sheet } from '../model/rulebook.js';
import type { Step, Typed } from './step.js';

const NOUGHT: Typed = { op: 'number', type: 'number', value: { units: 0n, scale: 0 } };

const plus = (list: readonly Typed[]): Typed =>
  list.length === 0 ? NOUGHT : list.reduce((a, b) => ({ op: 'arithmetic', type: 'number', sign: '+', a, b }));
const orZero = (a: Typed): Typed => ({ op: 'default', type: 'number', a, b: NOUGHT });
const isNull = (a: Typed): Typed => ({ op: 'is_null', type: 'boolean', a });

/**
 * `total: sum` as an expression (section 4). Null bonus and penalty count nothing. With `exempt: rescale` the sum of the
 * counted plain scores is multiplied by (sum of all plain weights / sum of the counted ones); all null: null.
 */
export function sheetTotal(sheet: Sheet, indicators: readonly (readonly [Indicator, Step])[]): Typed {
  const score = (step: Step): Typed => ({ op: 'ref', type: 'number', step, via: 'self' });
  const plain = indicators.filter(([indicator]) => indicator.kind === 'plain');
  const extra = indicators.filter(([indicator]) => indicator.kind !== 'plain').map(([, step]) => orZero(score(step)));
  const scores = plain.map(([, step]) => score(step));
  if (sheet.exempt === undefined || plain.length === 0) return plus([...scores, ...extra]);
  const weights = plain.map(([{ weight = '0' }]): Typed => {
    return { op: 'number', type: 'number', value: parseDecimal(weight) as DecimalUnits };
  });
  const counted = weights.map((weight, i): Typed => {
    return { op: 'if', type: 'number', condition: isNull(scores[i]), yes: NOUGHT, no: weight };
  });
  const factor: Typed = { op: 'arithmetic', type: 'number', sign: '/', a: plus(weights), b: plus(counted) };
  const sum = plus(scores.map(orZero));
  const scaled: Typed = { op: 'arithmetic', type: 'number', sign: '*', a: sum, b: factor };
  const allNull = scores.map(isNull).reduce((a, b): Typed => ({ op: 'and', type: 'boolean', a, b }));
  const total = plus([scaled, ...extra]);
  return { op: 'if', type: 'number', condition: allNull, yes: { op: 'null', type: 'null' }, no: total };
}
