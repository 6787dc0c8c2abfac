import { add, compare, ZERO, type Ratio } from '../exact/ratio.js';
import type { Call, Tree } from '../language/tree.js';
import type { MemberStatus, TraceNode } from '../model/trace.js';
import type { Step, Work } from '../plan/step.js';
import type { At } from './cells.js';
import { dateOf } from './given.js';
import { common, commonOf, namesOf, typedOf, type Frame, type Traced, type Tracer } from './tracer.js';
import { isEqual, isNumber, type Value } from './values.js';
import { whyNot } from './why-not.js';

type Aggregate = Extract<Work, { does: 'aggregate' }>;

/** An event, a child or a shorter period that was looked at. */
interface Member {
  readonly at: At;
  readonly condition: Traced | null;
  readonly value: Traced | null;
  readonly key: Value;
  status: MemberStatus;
}

/** `count sum max min sum_highest`: each that was gathered, and each that was left out with the reason. */
export function aggregate(t: Tracer, work: Aggregate, at: At, tree: Call, frame: Frame): Traced {
  const parts = takeApart(tree);
  const members = membersOf(t, work, at).map((one) => member(t, work, one, parts, frame));
  if (work.fn === 'sum_highest') leaveLower(members);
  const taken = members.filter(({ status }) => status === 'counted');
  const value = combine(work.fn, taken);
  const inputs = members.map((one) => memberNode(t, work, one));
  const unit = work.fn === 'count' ? 'count' : (members.find((one) => one.value !== null)?.value?.node.unit ?? null);
  const counted = taken.length;
  const shared = commonOf(t, { ...frame, at }, tree, work.fn, value, { inputs, unit });
  return { node: { ...shared, kind: 'aggregate', over: work.over, counted, left: members.length - counted }, value };
}

/** `E`, `E[condition]`, `E.x`, `E[condition].x` as they are written. */
function takeApart({ args }: Call): { condition: Tree | null; member: Tree | null } {
  const [of] = args;
  const inner = of.type === 'member' ? of.of : of;
  const member: Tree | null = of.type === 'member' ? { type: 'name', name: of.name, ...of.nameSpan } : null;
  return { condition: inner.type === 'filter' ? inner.condition : null, member };
}

function membersOf({ cells }: Tracer, { over, rows }: Aggregate, at: At): At[] {
  if (over !== 'periods') {
    return cells.gathered(rows, at).map((row) => ({ space: rows, index: at.index, row }));
  }
  return cells
    .within(at, rows.rhythm)
    .map((index) => ({ space: rows, index, row: at.row }))
    .filter((one) => cells.isAssessed(one));
}

function member(
  t: Tracer,
  work: Aggregate,
  at: At,
  parts: { readonly condition: Tree | null; readonly member: Tree | null },
  frame: Frame,
): Member {
  const part = (step: Step | null, tree: Tree | null): Traced | null =>
    step === null || tree === null ? null : t.expression(tree, typedOf(step), { ...frame, at });
  const condition = part(work.condition, parts.condition);
  if (condition !== null && condition.value !== true) {
    return { at, condition, value: null, key: null, status: 'filtered' };
  }
  const value = part(work.value, parts.member);
  const key = work.key === null ? null : t.cells.value(work.key, at);
  return { at, condition, value, key, status: value !== null && value.value === null ? 'null' : 'counted' };
}

/** For each key only the highest counts. */
function leaveLower(members: readonly Member[]): void {
  const counted = members.filter(({ status }) => status === 'counted');
  for (const one of counted) {
    const better = counted.some(
      (other) =>
        other !== one && other.status === 'counted' && isEqual(other.key, one.key) && isBefore(other, one, counted),
    );
    if (better) one.status = 'not_highest';
  }
}

function isBefore(a: Member, b: Member, order: readonly Member[]): boolean {
  const side = compare(a.value?.value as Ratio, b.value?.value as Ratio);
  return side > 0 || (side === 0 && order.indexOf(a) < order.indexOf(b));
}

function combine(fn: Aggregate['fn'], taken: readonly Member[]): Value {
  if (fn === 'count') return { n: BigInt(taken.length), d: 1n };
  const values = taken.map(({ value }) => value?.value ?? null).filter(isNumber);
  if (fn === 'sum' || fn === 'sum_highest') return values.reduce(add, ZERO);
  const wanted = fn === 'max' ? 1 : -1;
  return values.length === 0 ? null : values.reduce((a, b) => (compare(b, a) === wanted ? b : a));
}

function memberNode(t: Tracer, { over, rows }: Aggregate, { at, condition, value, status }: Member): TraceNode {
  const { cells, rulebook } = t;
  const inputs = [condition, value].filter((one) => one !== null).map(({ node }) => node);
  const isEvent = rows.of === 'event';
  const name = over === 'periods' ? cells.period(at).text : cells.code(at);
  const names = rows.of === 'event' ? namesOf(rulebook.events[rows.event].name, rows.event) : null;
  const list = isEvent ? 'events' : 'organizations';
  return {
    ...common(cells, at, name, value?.value ?? null, { inputs, names, unit: value?.node.unit ?? null }),
    ...(value === null ? { value: { type: 'none' } as const } : {}),
    kind: 'member',
    status,
    source: over === 'periods' ? null : { place: `${list}[${name}]` },
    date: isEvent ? dateOf(cells, at) : null,
    whyNot: status === 'filtered' && condition !== null ? whyNot(condition.node) : null,
  };
}
