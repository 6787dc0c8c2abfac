import type { PeerFunction, Step, Typed } from '../plan/step.js';
import type { Call } from './tree.js';
import { wholeLiteral } from './whole-literal.js';
import type { ValueType } from './typed.js';
import { base, expect, UNKNOWN, type Scope, type World } from './world.js';

/**
 * Peers (`best worst average total`) and history (`previous streak run_sum window_sum`): their argument is computed as
 * a column of its own, where the fields of an event are not names.
 */
export function typeHistory(tree: Call, scope: Scope, world: World): Typed {
  const own = base(scope);
  const { amount: _amount, ...inside } = own.scope;
  const argument = world.type(tree.args[0], inside);
  if (tree.name === 'streak') expect(argument, 'boolean', tree.args[0], world);
  else if (tree.name !== 'previous') expect(argument, 'number', tree.args[0], world);
  const work = isPeer(tree.name)
    ? peersWork(tree, tree.name, argument, inside, world)
    : historyWork(tree, argument, inside, world);
  if (work === null || argument.type === 'unknown') return UNKNOWN;
  const type: ValueType = tree.name === 'previous' ? argument.type : 'number';
  const reads: Step[] = [work.value];
  if (work.does === 'peers' && work.group !== null) reads.push(work.group);
  return { op: 'ref', type, step: world.step(work, inside.space, type, reads), via: own.via };
}

const isPeer = (name: string): name is PeerFunction =>
  name === 'best' || name === 'worst' || name === 'average' || name === 'total';

type Peers = Extract<Step['work'], { does: 'peers' }>;
type History = Extract<Step['work'], { does: 'previous' | 'streak' | 'run_sum' | 'window_sum' }>;

function peersWork(tree: Call, fn: PeerFunction, argument: Typed, scope: Scope, world: World): Peers | null {
  if (scope.space.of !== 'organization') {
    world.report('unknown_name', tree.nameSpan, tree.name, { expected: 'organization' });
    return null;
  }
  const group = tree.args.length === 2 ? world.type(tree.args[1], scope) : null;
  if (argument.type === 'unknown' || group?.type === 'unknown') return null;
  return {
    does: 'peers',
    fn,
    value: world.lift(argument, scope.space),
    group: group === null ? null : world.lift(group, scope.space),
  };
}

function historyWork(tree: Call, argument: Typed, scope: Scope, world: World): History | null {
  const periods = tree.args.length === 2 ? wholeLiteral(tree.args[1]) : 1;
  if (periods === null || periods < 1) {
    world.report('wrong_type', tree.args[1], '', { expected: 'positive whole literal' });
    return null;
  }
  if (argument.type === 'unknown') return null;
  const value = world.lift(argument, scope.space);
  if (tree.name === 'previous' || tree.name === 'window_sum') return { does: tree.name, value, periods };
  return { does: tree.name as 'streak' | 'run_sum', value };
}
