import { ratioOfDecimal } from '../exact/decimal.js';
import type { Tree } from '../language/tree.js';
import type { Typed } from '../plan/step.js';
import { call } from './functions.js';
import { name } from './names.js';
import { among, between, conditional } from './conditions.js';
import { binary, literal, negation, not } from './operators.js';
import type { Frame, Traced, Tracer } from './tracer.js';

/** One part of an expression: as it is written (tree) and what its names are (typed tree, sugar gone). */
export function expression(t: Tracer, tree: Tree, typed: Typed, frame: Frame): Traced {
  switch (tree.type) {
    case 'number':
      return literal(t, frame, tree, 'literal', ratioOfDecimal(tree.text));
    case 'text':
    case 'boolean':
      return literal(t, frame, tree, 'literal', tree.value);
    case 'null':
      return literal(t, frame, tree, 'literal', null);
    case 'name':
    case 'member':
      return name(t, tree, typed, frame);
    case 'call':
      return call(t, tree, typed, frame);
    case 'binary':
      return binary(t, tree, typed, frame);
    case 'negate':
      return negation(t, tree, typed, frame);
    case 'not':
      return not(t, tree, typed, frame);
    case 'if':
      return conditional(t, tree, typed, frame);
    case 'between':
      return between(t, tree, typed, frame);
    case 'among':
      return among(t, tree, typed, frame);
    case 'filter':
      throw new Error('a filter stands only in an aggregate');
  }
}
