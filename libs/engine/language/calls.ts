import type { Typed } from '../plan/step.js';
import { typeAggregate } from './aggregates.js';
import { typeHistory } from './history.js';
import type { Call } from './tree.js';
import { wholeLiteral } from './whole-literal.js';
import { common, expect, UNKNOWN, type Scope, type World } from './world.js';

/** How many arguments a function takes. The one list of the language's functions. */
export const FUNCTIONS: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
  min: { least: 1, most: Infinity },
  max: { least: 1, most: Infinity },
  abs: { least: 1, most: 1 },
  floor: { least: 1, most: 1 },
  ceiling: { least: 1, most: 1 },
  round: { least: 2, most: 2 },
  clamp: { least: 3, most: 3 },
  default: { least: 2, most: 2 },
  is_null: { least: 1, most: 1 },
  linear: { least: 3, most: 3 },
  bands: { least: 2, most: Infinity },
  up_to: { least: 2, most: Infinity },
  match: { least: 2, most: Infinity },
  choose: { least: 2, most: Infinity },
  count: { least: 1, most: 1 },
  sum: { least: 1, most: 1 },
  sum_highest: { least: 2, most: 2 },
  best: { least: 1, most: 2 },
  worst: { least: 1, most: 2 },
  average: { least: 1, most: 2 },
  total: { least: 1, most: 2 },
  previous: { least: 1, most: 2 },
  streak: { least: 1, most: 1 },
  run_sum: { least: 1, most: 1 },
  window_sum: { least: 2, most: 2 },
  fired: { least: 1, most: 1 },
  received: { least: 1, most: 1 },
};

export function typeCall(tree: Call, scope: Scope, world: World): Typed {
  const arity = Object.hasOwn(FUNCTIONS, tree.name) ? FUNCTIONS[tree.name] : undefined;
  if (arity === undefined) {
    world.report('unknown_name', tree.nameSpan, tree.name, { expected: 'function' });
    return UNKNOWN;
  }
  if (tree.args.length < arity.least || tree.args.length > arity.most) {
    const expected = arity.least === arity.most ? `${arity.least}` : `${arity.least}+`;
    world.report('wrong_type', tree, `${tree.args.length}`, { expected: `arguments: ${expected}` });
    return UNKNOWN;
  }
  switch (tree.name) {
    case 'count':
    case 'sum':
    case 'sum_highest':
      return typeAggregate(tree, scope, world);
    case 'min':
    case 'max':
      return gathers(tree, scope, world) ? typeAggregate(tree, scope, world) : typeExtreme(tree, scope, world);
    case 'best':
    case 'worst':
    case 'average':
    case 'total':
    case 'previous':
    case 'streak':
    case 'run_sum':
    case 'window_sum':
      return typeHistory(tree, scope, world);
    case 'fired':
    case 'received':
      return typeRuleCall(tree, scope, world);
    default:
      return typeScalar(tree, scope, world);
  }
}

/** `max(project[…].points)` gathers; `max(a, b)` compares. */
function gathers(tree: Call, scope: Scope, world: World): boolean {
  if (tree.args.length !== 1 || tree.args[0].type !== 'member') return false;
  const of = tree.args[0].of;
  const name = of.type === 'filter' ? of.of : of;
  return of.type === 'filter' || (name.type === 'name' && world.isCollection(name.name, scope));
}

function typeExtreme(tree: Call, scope: Scope, world: World): Typed {
  const list = tree.args.map((arg) => expect(world.type(arg, scope), 'number', arg, world));
  return { op: tree.name as 'min' | 'max', type: 'number', list };
}

function typeRuleCall(tree: Call, scope: Scope, world: World): Typed {
  const [arg] = tree.args;
  if (arg.type !== 'name' && !(arg.type === 'text' && tree.name === 'received')) {
    world.report('wrong_type', arg, '', { expected: tree.name === 'fired' ? 'rule' : 'kind_or_code' });
    return UNKNOWN;
  }
  const name = arg.type === 'name' ? arg.name : arg.value;
  if (tree.name === 'fired') return world.fired(name, scope, arg) ?? UNKNOWN;
  if ((scope.space.of !== 'official' && scope.space.of !== 'post') || scope.rule === undefined) {
    world.report('unknown_name', tree.nameSpan, tree.name, { expected: 'of: official, of: post' });
    return UNKNOWN;
  }
  return world.received(name, scope.rule, scope.space) ?? UNKNOWN;
}

function typeScalar(tree: Call, scope: Scope, world: World): Typed {
  const args = tree.args.map((arg) => world.type(arg, scope));
  const number = (i: number): Typed => expect(args[i], 'number', tree.args[i], world);
  const literal = (text: string): Typed => ({ op: 'number', type: 'number', value: { units: BigInt(text), scale: 0 } });
  const clamp = (x: Typed, low: Typed, high: Typed): Typed => ({
    op: 'max',
    type: 'number',
    list: [low, { op: 'min', type: 'number', list: [x, high] }],
  });
  switch (tree.name) {
    case 'abs':
    case 'floor':
    case 'ceiling':
      return { op: tree.name, type: 'number', a: number(0) };
    case 'round': {
      const decimals = wholeLiteral(tree.args[1], true);
      if (decimals === null || Math.abs(decimals) > 12) {
        world.report('wrong_type', tree.args[1], '', { expected: 'whole literal from -12 to 12' });
        return UNKNOWN;
      }
      return { op: 'round', type: 'number', a: number(0), decimals };
    }
    case 'clamp':
      return clamp(number(0), number(1), number(2));
    case 'linear': {
      const minus = (a: Typed, b: Typed): Typed => ({ op: 'arithmetic', type: 'number', sign: '-', a, b });
      const [x, from, to] = [number(0), number(1), number(2)];
      const share: Typed = { op: 'arithmetic', type: 'number', sign: '/', a: minus(x, from), b: minus(to, from) };
      return clamp(share, literal('0'), literal('1'));
    }
    case 'is_null':
      return { op: 'is_null', type: 'boolean', a: args[0] };
    case 'default':
      return { op: 'default', type: common(args, tree, world), a: args[0], b: args[1] };
    case 'choose':
      return { op: 'choose', type: common(args.slice(1), tree, world), x: number(0), list: args.slice(1) };
    default:
      return typeBands(tree, args, world);
  }
}

/** `bands(x, t1, p1, …, else)`, `up_to`, `match`: pairs between the first argument and the last. */
function typeBands(tree: Call, args: readonly Typed[], world: World): Typed {
  if (args.length % 2 !== 0) {
    world.report('wrong_type', tree, `${args.length}`, { expected: 'arguments: x, pairs, else' });
    return UNKNOWN;
  }
  const op = tree.name as 'bands' | 'up_to' | 'match';
  const cases: [Typed, Typed][] = [];
  for (let i = 1; i + 1 < args.length; i += 2) {
    if (op === 'match') common([args[0], args[i]], tree.args[i], world);
    else expect(args[i], 'number', tree.args[i], world);
    cases.push([args[i], args[i + 1]]);
  }
  if (op !== 'match') expect(args[0], 'number', tree.args[0], world);
  const otherwise = args[args.length - 1];
  return {
    op,
    type: common([...cases.map(([, value]) => value), otherwise], tree, world),
    x: args[0],
    cases,
    otherwise,
  };
}
