import { roundTo } from '../exact/round.js';
import type { Fact, Indicator, Sheet } from '../model/rulebook.js';
import type { TraceNode, TraceValue } from '../model/trace.js';
import type { Step, Work } from '../plan/step.js';
import type { At } from './cells.js';
import { sheetSum } from './sheet-sum.js';
import { common, namesOf, wholeExcerpt, type Common, type Text, type Traced, type Tracer } from './tracer.js';
import { isNumber, roundedFigure, shown, type Value } from './values.js';

type Expression = Extract<Work, { does: 'expression' }>;

/** Facts, indicators and sheets: an expression with a name, rounded once as it is printed (section 1). */
export function declared(t: Tracer, step: Step, work: Expression, at: At): Traced {
  const { rulebook } = t;
  const name = step.name as string;
  if (Object.hasOwn(rulebook.facts, name)) return fact(t, name, rulebook.facts[name], work, at);
  if (Object.hasOwn(rulebook.sheets, name)) return sheet(t, name, rulebook.sheets[name], work, at);
  const found = indicatorOf(t, name);
  if (found === null) throw new Error(`${name} is not declared`);
  return indicator(t, found.sheet, rulebook.sheets[found.sheet], found.indicator, work, at);
}

export function indicatorOf({ rulebook }: Tracer, id: string): { sheet: string; indicator: Indicator } | null {
  for (const [sheet, { indicators }] of Object.entries(rulebook.sheets)) {
    const found = indicators.find((one) => one.id === id);
    if (found !== undefined) return { sheet, indicator: found };
  }
  return null;
}

/** The value as printed, and its parts. */
interface Parts {
  readonly unrounded: Value;
  readonly decimals: number | null;
  readonly inputs: readonly TraceNode[];
}

function made(
  t: Tracer,
  at: At,
  name: string,
  { unrounded, decimals, inputs }: Parts,
  over: Partial<Common>,
): { readonly shared: Common; readonly value: Value } {
  const rounds = isNumber(unrounded) && decimals !== null;
  const value = rounds ? roundTo(unrounded, decimals) : unrounded;
  const printed: TraceValue = rounds ? roundedFigure(unrounded, decimals) : shown(unrounded);
  return { shared: { ...common(t.cells, at, name, value, { inputs, ...over }), value: printed }, value };
}

function fact(t: Tracer, name: string, declaredFact: Fact, work: Expression, at: At): Traced {
  const source: Text = { place: `facts[${name}].is`, text: declaredFact.is };
  const whole = t.whole(source, work.expression, at);
  const parts = { unrounded: whole.value, decimals: work.decimals, inputs: [whole.node] };
  const { shared, value } = made(t, at, name, parts, {
    names: namesOf(declaredFact.name, name),
    expression: wholeExcerpt(source),
    unit: declaredFact.unit ?? whole.node.unit,
    clause: declaredFact.clause ?? null,
  });
  const event = at.space.of === 'event' ? t.cells.code(at) : null;
  return { node: { ...shared, kind: 'fact', event }, value };
}

function indicator(
  t: Tracer,
  sheetName: string,
  { decimals }: Sheet,
  own: Indicator,
  work: Expression,
  at: At,
): Traced {
  const { id, score, clause = null, weight = null, kind } = own;
  const source: Text = { place: `sheets[${sheetName}].indicators[${id}].score`, text: score };
  const whole = t.whole(source, work.expression, at);
  const parts = { unrounded: whole.value, decimals, inputs: [whole.node] };
  const { shared, value } = made(t, at, id, parts, {
    names: namesOf(own.name, id),
    expression: wholeExcerpt(source),
    unit: 'point',
    clause,
  });
  return { node: { ...shared, kind: 'indicator', sheet: sheetName, weight, indicator: kind }, value };
}

function sheet(t: Tracer, name: string, own: Sheet, work: Expression, at: At): Traced {
  const { total, decimals, clause = null } = own;
  const source: Text = { place: `sheets[${name}].total`, text: total };
  const over = { names: namesOf(own.name, name), expression: wholeExcerpt(source), unit: 'point', clause };
  if (total === 'sum') {
    const sum = sheetSum(t, own, at);
    const { shared, value } = made(t, at, name, { unrounded: sum.value, decimals, inputs: sum.inputs }, over);
    return { node: { ...shared, kind: 'sheet', rescaled: sum.rescaled }, value };
  }
  const whole = t.whole(source, work.expression, at);
  const { shared, value } = made(t, at, name, { unrounded: whole.value, decimals, inputs: [whole.node] }, over);
  return { node: { ...shared, kind: 'sheet', rescaled: null }, value };
}
