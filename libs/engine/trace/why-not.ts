import type { FailedCondition, Figure, Sign, TraceNode, TraceValue, WhyNot } from '../model/trace.js';
import { ratioOfDecimal } from '../exact/decimal.js';
import { absolute, compare, ratio, subtract, type Ratio } from '../exact/ratio.js';
import { compared, plain, type Operation } from './failed.js';
import { figureOf } from './values.js';

/**
 * Why a condition does not hold: the first part, left to right, that made it false or null; of an `or` every
 * alternative, since any one of them would have been enough. Names are followed to what they compare.
 */
export function whyNot(condition: TraceNode): WhyNot {
  const isNull = condition.value.type === 'null';
  return { cause: isNull ? 'null' : 'false', overriddenBy: [], failed: failures(condition, true, []) };
}

const truthOf = ({ value }: TraceNode): boolean | null => (value.type === 'boolean' ? value.is : null);

/** The conditions that keep a node from being `wanted`. */
function failures(node: TraceNode, wanted: boolean, via: readonly string[]): FailedCondition[] {
  if (node.kind === 'operation') return ofOperation(node, wanted, via);
  const inside = (list: readonly TraceNode[]): FailedCondition[] =>
    list.flatMap((one) => failures(one, wanted, [...via, node.name]));
  if (node.kind === 'fact' && node.inputs.length === 1) return inside(node.inputs);
  if (node.kind === 'grounds') {
    const decisive = wanted ? node.inputs : node.inputs.filter((one) => truthOf(one) === true);
    const found = inside(decisive);
    return found.length > 0 ? found : [plain(node, via)];
  }
  if (node.kind === 'rule') return ofRule(node, wanted, via);
  return [plain(node, via)];
}

function ofRule(node: TraceNode & { kind: 'rule' }, wanted: boolean, via: readonly string[]): FailedCondition[] {
  const [condition] = node.inputs;
  const unmet = wanted && (node.status === 'not_fired' || node.status === 'undetermined');
  if (!unmet || node.expression === null || condition === undefined) return [plain(node, via)];
  return failures(condition, true, [...via, node.name]);
}

function ofOperation(node: Operation, wanted: boolean, via: readonly string[]): FailedCondition[] {
  const { name, inputs } = node;
  switch (name) {
    case 'not':
      return failures(inputs[0], !wanted, via);
    case 'and':
    case 'or':
      return ofJunction(node, wanted, via);
    case 'if': {
      const taken = inputs.slice(1).find(({ kind }) => kind !== 'untaken');
      return failures(taken ?? inputs[0], taken === undefined ? true : wanted, via);
    }
    case 'default':
      return failures(inputs[1].kind === 'untaken' ? inputs[0] : inputs[1], wanted, via);
    case 'bands':
    case 'up_to':
    case 'match':
    case 'choose': {
      const taken = takenCase(node);
      return taken === null ? [plain(node, via)] : failures(taken, wanted, via);
    }
    case 'between':
      return [ofBetween(node, wanted, via)];
    case 'among':
      return [compared(node, wanted ? 'in' : 'not in', inputs.slice(1), null, via)];
    default:
      return [isSign(name) ? ofComparison(node, name, wanted, via) : plain(node, via)];
  }
}

/**
 * `and` that must hold, `or` that must not: the first part that stands against it. The others: every part. What is open
 * is open because of its open parts.
 */
function ofJunction(node: Operation, wanted: boolean, via: readonly string[]): FailedCondition[] {
  const { name, inputs } = node;
  const isOpen = truthOf(node) === null;
  const against = inputs
    .filter(({ kind }) => kind !== 'untaken')
    .filter((one) => truthOf(one) !== wanted && (!isOpen || truthOf(one) === null));
  const settled = against.filter((one) => truthOf(one) === !wanted);
  const needsAll = (name === 'and') === wanted;
  if (needsAll) return failures(settled[0] ?? against[0], wanted, via);
  return against.flatMap((one) => failures(one, wanted, via));
}

/** The result that a choice came to. */
function takenCase({ name, inputs }: Operation): TraceNode | null {
  const results = inputs.filter((_, i) => i > 0 && (name === 'choose' || i % 2 === 0 || i === inputs.length - 1));
  return results.find(({ kind }) => kind !== 'untaken') ?? null;
}

const OPPOSITE: Readonly<Record<string, Sign>> = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

const isSign = (name: string): boolean => Object.hasOwn(OPPOSITE, name);

function ofComparison(node: Operation, name: string, wanted: boolean, via: readonly string[]): FailedCondition {
  const { difference, inputs } = node;
  const needs = wanted ? (name as Sign) : OPPOSITE[name];
  return compared(node, needs, inputs.slice(1), difference === null ? null : magnitude(difference), via);
}

/** Below the lower end, above the upper one; inside where it must not be: how far to the nearer end. */
function ofBetween(node: Operation, wanted: boolean, via: readonly string[]): FailedCondition {
  const [x, low, high] = node.inputs.map(({ value }) => exactOf(value));
  const ends = node.inputs.slice(1);
  if (x === null || low === null || high === null) {
    return compared(node, wanted ? 'in' : 'not in', ends, null, via);
  }
  if (!wanted) {
    const [down, up] = [subtract(x, low), subtract(high, x)];
    return compared(node, 'not in', ends, figureOf(compare(down, up) <= 0 ? down : up), via);
  }
  const below = compare(x, low) < 0;
  const apart = figureOf(absolute(subtract(x, below ? low : high)));
  return compared(node, below ? '>=' : '<=', [ends[below ? 0 : 1]], apart, via);
}

const magnitude = (figure: Figure): Figure => ({
  decimal: figure.decimal.replace(/^-/, ''),
  ...(figure.exact === undefined ? {} : { exact: figure.exact.replace(/^-/, '') }),
});

function exactOf(value: TraceValue): Ratio | null {
  if (value.type !== 'number') return null;
  const found = /^(-?[0-9]+)\/([0-9]+)$/.exec(value.exact ?? '');
  return found === null ? ratioOfDecimal(value.decimal) : ratio(BigInt(found[1]), BigInt(found[2]));
}
