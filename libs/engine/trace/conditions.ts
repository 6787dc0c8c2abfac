import type { Tree } from '../language/tree.js';
import type { Typed } from '../plan/step.js';
import { operation, untaken } from './operators.js';
import { sharedUnit, type Frame, type Of, type Traced, type Tracer } from './tracer.js';
import { side } from './values.js';

/** `if`, and the two sorts of `in`. */
export function conditional(t: Tracer, tree: Extract<Tree, { type: 'if' }>, typed: Typed, frame: Frame): Traced {
  const { condition, yes, no } = typed as Of<'if'>;
  const asked = t.expression(tree.condition, condition, frame);
  const taken = (wanted: boolean, part: Tree, own: Typed): Traced | null =>
    asked.value === wanted ? t.expression(part, own, frame) : null;
  const [first, second] = [taken(true, tree.yes, yes), taken(false, tree.no, no)];
  const inputs = [asked.node, first?.node ?? untaken(t, tree.yes, frame), second?.node ?? untaken(t, tree.no, frame)];
  const chosen = first ?? second;
  return operation(t, frame, tree, 'if', chosen?.value ?? null, inputs, { unit: chosen?.node.unit });
}

export function between(t: Tracer, tree: Extract<Tree, { type: 'between' }>, typed: Typed, frame: Frame): Traced {
  const { a, low, high } = typed as Of<'between'>;
  const parts = [
    t.expression(tree.of, a, frame),
    t.expression(tree.low, low, frame),
    t.expression(tree.high, high, frame),
  ];
  const [x, from, to] = parts.map(({ value }) => value);
  const value = x === null || from === null || to === null ? null : side(x, from) >= 0 && side(x, to) <= 0;
  return operation(
    t,
    frame,
    tree,
    'between',
    value,
    parts.map(({ node }) => node),
    { unit: sharedUnit(parts) },
  );
}

export function among(t: Tracer, tree: Extract<Tree, { type: 'among' }>, typed: Typed, frame: Frame): Traced {
  const { a, list } = typed as Of<'among'>;
  const x = t.expression(tree.of, a, frame);
  const inputs = [x.node];
  let value: boolean | null = x.value === null ? null : false;
  list.forEach((one, i) => {
    if (value === true) return inputs.push(untaken(t, tree.list[i], frame));
    const item = t.expression(tree.list[i], one, frame);
    if (x.value === null || item.value === null) value = null;
    else if (side(x.value, item.value) === 0) value = true;
    return inputs.push(item.node);
  });
  return operation(t, frame, tree, 'among', value, inputs, { unit: x.node.unit });
}
