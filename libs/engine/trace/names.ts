import type { Tree } from '../language/tree.js';
import type { Typed } from '../plan/step.js';
import { literal } from './operators.js';
import { common, commonOf, excerptOf, isPart, type Frame, type Traced, type Tracer } from './tracer.js';
import { ratioOfUnits } from './values.js';

/** `x`, `R.last`, `parent.x`, `official.x`, `weight`, `vetoed`. */
export function name(t: Tracer, tree: Tree, typed: Typed, frame: Frame): Traced {
  if (typed.op === 'number') return literal(t, frame, tree, 'weight', ratioOfUnits(typed.value));
  if (typed.op === 'post_number') return postNumber(t, tree, typed.name, frame);
  return reference(t, tree, typed, frame);
}

/** What an expression reads from a step: of its own row, of the event's organization, or of the organization above. */
export function reference(t: Tracer, tree: Tree, typed: Typed, frame: Frame): Traced {
  if (typed.op !== 'ref') throw new Error(`${typed.op} is no reference`);
  const { step, via, part } = typed;
  const at = t.cells.follow(frame.at, via);
  if (at === null) {
    const over = { expression: excerptOf(frame, tree) };
    return {
      node: { ...common(t.cells, frame.at, step.name ?? 'parent', null, over), kind: 'missing', reason: 'no_parent' },
      value: null,
    };
  }
  const own = { ...frame, at };
  if (isPart(step) && t.cells.isAssessed(at)) return t.expression(tree, step.work.expression, own);
  return t.step(step, at, { written: { tree, frame: own }, part });
}

function postNumber(t: Tracer, tree: Tree, numberName: string, frame: Frame): Traced {
  const { cells } = t;
  const value = frame.post < 0 ? null : cells.postNumber(numberName, frame.post);
  const { official } = frame.post < 0 ? { official: -1 } : cells.given.posts.appointments[frame.post];
  const place =
    official < 0 ? 'appointments' : `appointments[${cells.given.officials[official]}].numbers.${numberName}`;
  return { node: { ...commonOf(t, frame, tree, numberName, value), kind: 'post_number', source: { place } }, value };
}
