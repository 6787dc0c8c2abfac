import { absolute, ceiling, compare, divide, floor, ONE, subtract, ZERO, type Ratio } from '../exact/ratio.js';
import { roundTo } from '../exact/round.js';
import type { Call, Tree } from '../language/tree.js';
import type { TraceNode } from '../model/trace.js';
import type { Typed } from '../plan/step.js';
import { Failed, literal, operation, untaken } from './operators.js';
import { reference } from './names.js';
import { sharedUnit, type Frame, type Of, type Traced, type Tracer } from './tracer.js';
import { isNumber, side, type Value } from './values.js';

/** Functions of numbers, and the choices; all others are references to steps. */
export function call(t: Tracer, tree: Call, typed: Typed, frame: Frame): Traced {
  switch (tree.name) {
    case 'min':
    case 'max':
      if (typed.op !== 'min' && typed.op !== 'max') return reference(t, tree, typed, frame);
      return strict(t, tree, typed.list, frame, (list) => list.reduce(tree.name === 'min' ? least : most));
    case 'abs':
      return strict(t, tree, [(typed as Of<'abs'>).a], frame, ([a]) => absolute(a));
    case 'floor':
      return strict(t, tree, [(typed as Of<'floor'>).a], frame, ([a]) => floor(a));
    case 'ceiling':
      return strict(t, tree, [(typed as Of<'ceiling'>).a], frame, ([a]) => ceiling(a));
    case 'round':
      return round(t, tree, typed as Of<'round'>, frame);
    case 'clamp':
      return strict(t, tree, clamped(typed), frame, ([x, low, high]) => most(low, least(x, high)));
    case 'linear':
      return strict(t, tree, linearParts(typed), frame, linear, null);
    case 'default':
      return fallback(t, tree, typed as Of<'default'>, frame);
    case 'is_null': {
      const part = t.expression(tree.args[0], (typed as Of<'is_null'>).a, frame);
      return operation(t, frame, tree, tree.name, part.value === null, [part.node]);
    }
    case 'bands':
    case 'up_to':
    case 'match':
      return cases(t, tree, typed as Of<'bands'>, frame);
    case 'choose':
      return choose(t, tree, typed as Of<'choose'>, frame);
    default:
      return reference(t, tree, typed, frame);
  }
}

const least = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b);
const most = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b);

/** All arguments are computed; one null makes the value null. */
function strict(
  t: Tracer,
  tree: Call,
  typed: readonly Typed[],
  frame: Frame,
  value: (args: readonly Ratio[]) => Ratio,
  unit?: null,
): Traced {
  const parts = tree.args.map((arg, i) => t.expression(arg, typed[i], frame));
  const values = parts.map((part) => part.value);
  const made = values.every(isNumber) ? value(values) : null;
  const nodes = parts.map(({ node }) => node);
  return operation(t, frame, tree, tree.name, made, nodes, { unit: unit === null ? null : sharedUnit(parts) });
}

function round(t: Tracer, tree: Call, { a, decimals }: Of<'round'>, frame: Frame): Traced {
  const part = t.expression(tree.args[0], a, frame);
  const places = literal(t, frame, tree.args[1], 'literal', { n: BigInt(decimals), d: 1n });
  const value = isNumber(part.value) ? roundTo(part.value, decimals) : null;
  return operation(t, frame, tree, 'round', value, [part.node, places.node], { unit: part.node.unit });
}

/** `clamp(x, low, high)` was typed as `max(low, min(x, high))`. */
function clamped(typed: Typed): readonly Typed[] {
  const [low, inner] = (typed as Of<'max'>).list;
  const [x, high] = (inner as Of<'min'>).list;
  return [x, low, high];
}

/** `linear(x, from, to)` was typed as `clamp((x - from) / (to - from), 0, 1)`. */
function linearParts(typed: Typed): readonly Typed[] {
  const share = clamped(typed)[0] as Of<'arithmetic'>;
  const [over, width] = [share.a as Of<'arithmetic'>, share.b as Of<'arithmetic'>];
  return [over.a, over.b, width.a];
}

function linear([x, from, to]: readonly Ratio[]): Ratio {
  const width = subtract(to, from);
  if (width.n === 0n) throw new Failed('division by zero');
  return most(ZERO, least(divide(subtract(x, from), width), ONE));
}

function fallback(t: Tracer, tree: Call, { a, b }: Of<'default'>, frame: Frame): Traced {
  const first = t.expression(tree.args[0], a, frame);
  const second = first.value === null ? t.expression(tree.args[1], b, frame) : null;
  const { value, node } = second ?? first;
  const inputs = [first.node, second?.node ?? untaken(t, tree.args[1], frame)];
  return operation(t, frame, tree, 'default', value, inputs, { unit: node.unit });
}

/** `bands`, `up_to`, `match`: thresholds are asked in turn, up to the one that holds. */
function cases(t: Tracer, tree: Call, typed: Of<'bands' | 'up_to' | 'match'>, frame: Frame): Traced {
  const x = t.expression(tree.args[0], typed.x, frame);
  const inputs: TraceNode[] = [x.node];
  let open = x.value !== null;
  let chosen: Traced | null = null;
  const take = (arg: Tree, own: Typed): void => {
    chosen = t.expression(arg, own, frame);
    inputs.push(chosen.node);
    open = false;
  };
  const skip = (arg: Tree): void => void inputs.push(untaken(t, arg, frame));
  typed.cases.forEach(([threshold, result], i) => {
    const [at, then] = [tree.args[1 + 2 * i], tree.args[2 + 2 * i]];
    if (!open) {
      skip(at);
      return skip(then);
    }
    const bound = t.expression(at, threshold, frame);
    inputs.push(bound.node);
    if (bound.value === null) open = typed.op === 'match';
    else if (meets(typed.op, x.value, bound.value)) return take(then, result);
    return skip(then);
  });
  const last = tree.args[tree.args.length - 1];
  if (open) take(last, typed.otherwise);
  else skip(last);
  return chosenOf(t, frame, tree, inputs, chosen);
}

function meets(op: 'bands' | 'up_to' | 'match', x: Value, bound: Value): boolean {
  const order = side(x, bound);
  return op === 'bands' ? order >= 0 : op === 'up_to' ? order <= 0 : order === 0;
}

function choose(t: Tracer, tree: Call, typed: Of<'choose'>, frame: Frame): Traced {
  const x = t.expression(tree.args[0], typed.x, frame);
  const wanted = isNumber(x.value) && x.value.d === 1n ? x.value.n : 0n;
  let chosen: Traced | null = null;
  const rest = typed.list.map((one, i) => {
    const arg = tree.args[i + 1];
    if (BigInt(i + 1) !== wanted) return untaken(t, arg, frame);
    chosen = t.expression(arg, one, frame);
    return chosen.node;
  });
  return chosenOf(t, frame, tree, [x.node, ...rest], chosen);
}

const chosenOf = (t: Tracer, frame: Frame, tree: Call, inputs: readonly TraceNode[], chosen: Traced | null): Traced =>
  operation(t, frame, tree, tree.name, chosen?.value ?? null, inputs, { unit: chosen?.node.unit });
