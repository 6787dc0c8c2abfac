import { ratioOfDecimal } from '../exact/decimal.js';
import { add, divide, multiply, ZERO, type Ratio } from '../exact/ratio.js';
import type { Indicator, Sheet } from '../model/rulebook.js';
import type { TraceNode } from '../model/trace.js';
import type { Step } from '../plan/step.js';
import type { At } from './cells.js';
import type { Tracer } from './tracer.js';
import { figureOf, isNumber, type Value } from './values.js';

interface Sum {
  readonly value: Value;
  readonly inputs: readonly TraceNode[];
  readonly rescaled: { readonly plain: string; readonly counted: string } | null;
}

const sumOf = (list: readonly Ratio[]): Ratio => list.reduce(add, ZERO);
const weightOf = ({ weight = '0' }: Indicator): Ratio => ratioOfDecimal(weight);

/** `total: sum` (section 4): rounded scores; with `exempt: rescale`, by all plain weights over the counted ones. */
export function sheetSum(t: Tracer, { indicators, exempt }: Sheet, at: At): Sum {
  const scored = indicators.map((indicator) => {
    return { indicator, score: t.step(t.cells.program.named.get(indicator.id) as Step, at) };
  });
  const inputs = scored.map(({ score }) => score.node);
  const plain = scored.filter(({ indicator }) => indicator.kind === 'plain');
  const values = (list: typeof scored): Ratio[] => list.map(({ score }) => score.value).filter(isNumber);
  const extra = sumOf(values(scored.filter(({ indicator }) => indicator.kind !== 'plain')));
  const counted = plain.filter(({ score }) => isNumber(score.value));
  if (counted.length < plain.length && (exempt === undefined || counted.length === 0)) {
    return { value: null, inputs, rescaled: null };
  }
  const sum = sumOf(values(counted));
  if (counted.length === plain.length) return { value: add(sum, extra), inputs, rescaled: null };
  const weights = [plain, counted].map((list) => sumOf(list.map(({ indicator }) => weightOf(indicator))));
  const [all, part] = weights;
  const rescaled = { plain: figureOf(all).decimal, counted: figureOf(part).decimal };
  return { value: add(multiply(sum, divide(all, part)), extra), inputs, rescaled };
}
