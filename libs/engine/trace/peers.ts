import { add, compare, divide, ZERO } from '../exact/ratio.js';
import type { Call } from '../language/tree.js';
import type { TraceNode } from '../model/trace.js';
import type { Work } from '../plan/step.js';
import type { At } from './cells.js';
import { common, commonOf, typedOf, type Frame, type Traced, type Tracer } from './tracer.js';
import { isEqual, isNumber, type Value } from './values.js';

type Peers = Extract<Work, { does: 'peers' }>;

/** `best worst average total`: the size of the field, the own value, and whose the extreme is. */
export function peers(t: Tracer, work: Peers, at: At, tree: Call, frame: Frame): Traced {
  const { cells } = t;
  const rows = Array.from({ length: cells.count(at.space, at.index) }, (_, row) => ({ ...at, row }));
  const group = (one: At): Value => (work.group === null ? true : cells.value(work.group, one));
  const own = group(at);
  const field = rows
    .filter((one) => cells.isAssessed(one) && isEqual(group(one), own))
    .map((one) => ({ at: one, value: cells.value(work.value, one) }))
    .filter(({ value }) => isNumber(value));
  const { value, extreme } = combine(work.fn, field);
  const written = { ...frame, at };
  const mine = t.expression(tree.args[0], typedOf(work.value), written);
  const inputs: TraceNode[] = [mine.node];
  if (work.group !== null) inputs.push(t.expression(tree.args[1], typedOf(work.group), written).node);
  if (extreme !== null) inputs.push(extremeNode(t, extreme, value, mine.node.unit));
  const shared = commonOf(t, written, tree, work.fn, value, { inputs, unit: mine.node.unit });
  return { node: { ...shared, kind: 'peers', size: field.length }, value };
}

type Field = readonly { readonly at: At; readonly value: Value }[];

function combine(fn: Peers['fn'], field: Field): { readonly value: Value; readonly extreme: At | null } {
  const values = field.map(({ value }) => value).filter(isNumber);
  const sum = values.reduce(add, ZERO);
  if (fn === 'total') return { value: sum, extreme: null };
  if (values.length === 0) return { value: null, extreme: null };
  if (fn === 'average') return { value: divide(sum, { n: BigInt(values.length), d: 1n }), extreme: null };
  const wanted = fn === 'best' ? 1 : -1;
  const found = values.reduce((best, value, i) => (compare(value, values[best]) === wanted ? i : best), 0);
  return { value: values[found], extreme: field[found].at };
}

const extremeNode = ({ cells }: Tracer, at: At, value: Value, unit: string | null): TraceNode => ({
  ...common(cells, at, cells.code(at), value, { unit }),
  kind: 'member',
  status: 'counted',
  source: null,
  date: null,
  whyNot: null,
});
