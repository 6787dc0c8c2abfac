import { add, divide, multiply, negate, subtract, type Ratio } from '../exact/ratio.js';
import type { Tree } from '../language/tree.js';
import type { Comparison } from '../language/typed.js';
import type { Figure, TraceNode } from '../model/trace.js';
import type { Typed } from '../plan/step.js';
import { commonOf, sharedUnit, type Frame, type Of, type Traced, type Tracer } from './tracer.js';
import { figureOf, isNumber, side, type Value } from './values.js';

/** Operators, and what every operation shares. */

export const difference = (a: Value, b: Value): Figure | null => {
  if (isNumber(a) && isNumber(b)) return figureOf(subtract(a, b));
  return typeof a === 'number' && typeof b === 'number' ? figureOf({ n: BigInt(a - b), d: 1n }) : null;
};

/** A part that was not computed. */
export const untaken = (t: Tracer, tree: Tree, frame: Frame): TraceNode => ({
  ...commonOf(t, frame, tree, 'untaken', null, { value: { type: 'none' } }),
  kind: 'untaken',
});

export function operation(
  t: Tracer,
  frame: Frame,
  tree: Tree,
  name: string,
  value: Value,
  inputs: readonly TraceNode[],
  more: { readonly unit?: string | null; readonly difference?: Figure | null } = {},
): Traced {
  const { unit = null, difference: apart = null } = more;
  return {
    node: { ...commonOf(t, frame, tree, name, value, { inputs, unit }), kind: 'operation', difference: apart },
    value,
  };
}

export function literal(t: Tracer, frame: Frame, tree: Tree, name: string, value: Value): Traced {
  return { node: { ...commonOf(t, frame, tree, name, value), kind: 'literal' }, value };
}

type Binary = Extract<Tree, { type: 'binary' }>;
export function binary(t: Tracer, tree: Binary, typed: Typed, frame: Frame): Traced {
  if (typed.op === 'and' || typed.op === 'or') return junction(t, tree, typed, frame);
  const { a: x, b: y } = typed as Of<'arithmetic'> | Of<'compare'>;
  const parts = [t.expression(tree.left, x, frame), t.expression(tree.right, y, frame)];
  const [a, b] = parts.map(({ value }) => value);
  const inputs = parts.map(({ node }) => node);
  if (typed.op === 'arithmetic') {
    const value = isNumber(a) && isNumber(b) ? arithmetic(typed.sign, a, b) : null;
    const unit = typed.sign === '+' || typed.sign === '-' ? sharedUnit(parts) : null;
    return operation(t, frame, tree, typed.sign, value, inputs, { unit });
  }
  const value = a === null || b === null ? null : holds(tree.operator as Comparison, a, b);
  return operation(t, frame, tree, tree.operator, value, inputs, {
    difference: difference(a, b),
    unit: sharedUnit(parts),
  });
}

export class Failed extends Error {}

export function arithmetic(sign: '+' | '-' | '*' | '/', a: Ratio, b: Ratio): Ratio {
  switch (sign) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    case '/':
      if (b.n === 0n) throw new Failed('division by zero');
      return divide(a, b);
  }
}

export function holds(sign: Comparison, a: Value, b: Value): boolean {
  const order = side(a, b);
  switch (sign) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Three-valued; the right side is asked only where the left does not settle it. */
function junction(t: Tracer, tree: Binary, { op, a, b }: Of<'and' | 'or'>, frame: Frame): Traced {
  const settles = op === 'or';
  const left = t.expression(tree.left, a, frame);
  if (left.value === settles) {
    return operation(t, frame, tree, op, settles, [left.node, untaken(t, tree.right, frame)]);
  }
  const right = t.expression(tree.right, b, frame);
  const unknown = left.value === null || right.value === null;
  const value = right.value === settles ? settles : unknown ? null : !settles;
  return operation(t, frame, tree, op, value, [left.node, right.node]);
}

export function negation(t: Tracer, tree: Extract<Tree, { type: 'negate' }>, typed: Typed, frame: Frame): Traced {
  const part = t.expression(tree.of, (typed as Of<'negate'>).a, frame);
  const value = isNumber(part.value) ? negate(part.value) : null;
  return operation(t, frame, tree, 'negate', value, [part.node], { unit: part.node.unit });
}

export function not(t: Tracer, tree: Extract<Tree, { type: 'not' }>, typed: Typed, frame: Frame): Traced {
  const part = t.expression(tree.of, (typed as Of<'not'>).a, frame);
  return operation(t, frame, tree, 'not', part.value === null ? null : part.value !== true, [part.node]);
}
