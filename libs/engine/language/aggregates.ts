import type { AggregateFunction, Space, Step, Typed } from '../plan/step.js';
import type { Call, Tree } from './tree.js';
import { base, expect, UNKNOWN, type Scope, type World } from './world.js';

/** `E`, `E[condition]`, `E.x`, `E[condition].x` taken apart. */
interface Gathered {
  readonly name: Tree & { type: 'name' };
  readonly condition: Tree | null;
  readonly member: { readonly name: string; readonly at: { offset: number; length: number } } | null;
}

function takeApart(tree: Tree): Gathered | null {
  const member = tree.type === 'member' ? { name: tree.name, at: tree.nameSpan } : null;
  const inner = tree.type === 'member' ? tree.of : tree;
  const name = inner.type === 'filter' ? inner.of : inner;
  return name.type === 'name' ? { name, condition: inner.type === 'filter' ? inner.condition : null, member } : null;
}

/** `count`, `sum`, `max`, `min`, `sum_highest` over events of the period, organizations below, or shorter periods. */
export function typeAggregate(tree: Call, scope: Scope, world: World): Typed {
  const parts = takeApart(tree.args[0]);
  const counted = tree.name === 'count';
  if (parts === null || counted !== (parts.member === null)) {
    world.report('wrong_type', tree, tree.name, { expected: counted ? 'count(E[…])' : `${tree.name}(E[…].x)` });
    return UNKNOWN;
  }
  const own = base(scope);
  const collection = world.collection(parts.name.name, own.scope, parts.name);
  if (collection === null) return UNKNOWN;
  const { over, rows } = collection;
  const inside: Scope = { space: rows };
  const condition =
    parts.condition === null ? null : expect(world.type(parts.condition, inside), 'boolean', parts.condition, world);
  const value = parts.member === null ? null : world.resolve(parts.member.name, inside, parts.member.at);
  if (parts.member !== null) {
    if (value === null) return UNKNOWN;
    expect(value, 'number', parts.member.at, world);
  }
  const key = tree.name === 'sum_highest' ? typeKey(tree.args[1], over, inside, world) : null;
  if (tree.name === 'sum_highest' && key === null) return UNKNOWN;
  if ([condition, value, key].some((part) => part?.type === 'unknown')) return UNKNOWN;
  const fn = tree.name as AggregateFunction | 'sum_highest';
  const step = aggregateStep(world, own.scope.space, { over, rows, fn, condition, value, key });
  return { op: 'ref', type: 'number', step, via: own.via };
}

function typeKey(tree: Tree, over: string, inside: Scope, world: World): Typed | null {
  if (over !== 'events' || tree.type !== 'name') {
    world.report('wrong_type', tree, tree.type === 'name' ? tree.name : '', { expected: 'a name of the event' });
    return null;
  }
  return world.resolve(tree.name, inside, tree);
}

function aggregateStep(
  world: World,
  space: Space,
  parts: {
    over: 'events' | 'children' | 'periods';
    rows: Space;
    fn: AggregateFunction | 'sum_highest';
    condition: Typed | null;
    value: Typed | null;
    key: Typed | null;
  },
): Step {
  const lift = (typed: Typed | null): Step | null => (typed === null ? null : world.lift(typed, parts.rows));
  const [condition, value, key] = [lift(parts.condition), lift(parts.value), lift(parts.key)];
  const reads = [condition, value, key].filter((step) => step !== null);
  const { over, rows, fn } = parts;
  return world.step({ does: 'aggregate', over, fn, rows, condition, value, key }, space, 'number', reads);
}
