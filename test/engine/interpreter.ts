import { parseExpression, type Tree } from '../../libs/engine/index.js';
import {
  absolute,
  add,
  ceiling,
  compare,
  divide,
  floor,
  multiply,
  negate,
  ratio,
  subtract,
  type Ratio,
} from '../../libs/engine/exact/ratio.js';
import { ratioOfDecimal } from '../../libs/engine/exact/decimal.js';
import { roundTo } from '../../libs/engine/exact/round.js';

/** A slow second reading of expressions over big ratios, straight from the tree: what generated loops are held against. */
export type Value = Ratio | boolean | null;
export type Names = Readonly<Record<string, Value>>;

export class DividedByZero extends Error {}

export function interpret(text: string, names: Names): Value {
  const parsed = parseExpression(text, '');
  if (!parsed.ok) throw new Error(text);
  return walk(parsed.value, names);
}

const isRatio = (value: Value): value is Ratio => typeof value === 'object' && value !== null;

function walk(tree: Tree, names: Names): Value {
  const part = (one: Tree): Value => walk(one, names);
  switch (tree.type) {
    case 'number':
      return ratioOfDecimal(tree.text);
    case 'boolean':
      return tree.value;
    case 'null':
      return null;
    case 'name':
      return names[tree.name];
    case 'negate': {
      const value = part(tree.of);
      return isRatio(value) ? negate(value) : null;
    }
    case 'not': {
      const value = part(tree.of);
      return value === null ? null : value !== true;
    }
    case 'if': {
      const condition = part(tree.condition);
      return condition === null ? null : part(condition === true ? tree.yes : tree.no);
    }
    case 'between': {
      const [x, low, high] = [tree.of, tree.low, tree.high].map(part);
      return isRatio(x) && isRatio(low) && isRatio(high) ? compare(x, low) >= 0 && compare(x, high) <= 0 : null;
    }
    case 'binary':
      return binary(tree.operator, tree.left, tree.right, part);
    case 'call':
      return call(tree.name, tree.args, part);
    default:
      throw new Error(tree.type);
  }
}

function binary(operator: string, left: Tree, right: Tree, part: (tree: Tree) => Value): Value {
  const a = part(left);
  if (operator === 'and' || operator === 'or') {
    const settles = operator === 'or';
    if (a === settles) return settles;
    const b = part(right);
    return b === settles ? settles : a === null || b === null ? null : !settles;
  }
  const b = part(right);
  if (!isRatio(a) || !isRatio(b)) return null;
  switch (operator) {
    case '+':
      return add(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    case '/':
      if (b.n === 0n) throw new DividedByZero();
      return divide(a, b);
    default: {
      const side = compare(a, b);
      const holds = {
        '=': side === 0,
        '!=': side !== 0,
        '<': side < 0,
        '<=': side <= 0,
        '>': side > 0,
        '>=': side >= 0,
      };
      return holds[operator as '='];
    }
  }
}

function call(name: string, args: readonly Tree[], part: (tree: Tree) => Value): Value {
  switch (name) {
    case 'default':
      return part(args[0]) ?? part(args[1]);
    case 'is_null':
      return part(args[0]) === null;
    case 'bands':
    case 'up_to': {
      const x = part(args[0]);
      if (!isRatio(x)) return null;
      for (let i = 1; i + 1 < args.length; i += 2) {
        const bound = part(args[i]);
        if (!isRatio(bound)) return null;
        const side = compare(x, bound);
        if (name === 'bands' ? side >= 0 : side <= 0) return part(args[i + 1]);
      }
      return part(args[args.length - 1]);
    }
    case 'choose': {
      const n = part(args[0]);
      if (!isRatio(n)) return null;
      return n.d === 1n && n.n >= 1n && n.n < BigInt(args.length) ? part(args[Number(n.n)]) : null;
    }
    default: {
      const values = args.map(part);
      return values.every(isRatio) ? strict(name, values as Ratio[]) : null;
    }
  }
}

function strict(name: string, [a, b, c, ...others]: readonly Ratio[]): Ratio {
  const least = (x: Ratio, y: Ratio): Ratio => (compare(x, y) <= 0 ? x : y);
  const most = (x: Ratio, y: Ratio): Ratio => (compare(x, y) >= 0 ? x : y);
  const all = [a, b, c, ...others].filter((one) => one !== undefined);
  switch (name) {
    case 'min':
      return all.reduce(least);
    case 'max':
      return all.reduce(most);
    case 'abs':
      return absolute(a);
    case 'floor':
      return floor(a);
    case 'ceiling':
      return ceiling(a);
    case 'round':
      return roundTo(a, Number(b.n));
    case 'clamp':
      return most(b, least(a, c));
    case 'linear': {
      const width = subtract(c, b);
      if (width.n === 0n) throw new DividedByZero();
      return most(ratio(0n), least(divide(subtract(a, b), width), ratio(1n)));
    }
    default:
      throw new Error(name);
  }
}
