import { parseDecimal, type DecimalUnits } from '../exact/decimal.js';
import type { Typed } from '../plan/step.js';
import { typeCall } from './calls.js';
import type { Span, Tree } from './tree.js';
import type { Comparison } from './typed.js';
import { common, expect, passes, UNKNOWN, type Scope, type World } from './world.js';

/** Types a tree; everything wrong is reported to the world, and what is wrong types as `unknown`. */
export function typeTree(tree: Tree, scope: Scope, world: World): Typed {
  const type = (part: Tree): Typed => typeTree(part, scope, world);
  switch (tree.type) {
    case 'number':
      return { op: 'number', type: 'number', value: parseDecimal(tree.text) as DecimalUnits };
    case 'text':
      return { op: 'text', type: 'text', value: tree.value };
    case 'boolean':
      return { op: 'boolean', type: 'boolean', value: tree.value };
    case 'null':
      return { op: 'null', type: 'null' };
    case 'name':
      return typeName(tree.name, tree, scope, world);
    case 'member':
      return typeMember(tree, scope, world);
    case 'filter':
      world.report('wrong_type', tree, tree.of.type === 'name' ? tree.of.name : '', { expected: 'aggregate' });
      return UNKNOWN;
    case 'call':
      return typeCall(tree, scope, world);
    case 'negate':
      return { op: 'negate', type: 'number', a: expect(type(tree.of), 'number', tree.of, world) };
    case 'not':
      return { op: 'not', type: 'boolean', a: expect(type(tree.of), 'boolean', tree.of, world) };
    case 'binary':
      return typeBinary(tree, scope, world);
    case 'between': {
      const [a, low, high] = [type(tree.of), type(tree.low), type(tree.high)];
      ordered(a, low, tree, world);
      ordered(a, high, tree, world);
      return { op: 'between', type: 'boolean', a, low, high };
    }
    case 'among': {
      const a = type(tree.of);
      const list = tree.list.map((part) => {
        const item = type(part);
        comparable(a, item, part, world);
        return item;
      });
      return { op: 'among', type: 'boolean', a, list };
    }
    case 'if': {
      const condition = expect(type(tree.condition), 'boolean', tree.condition, world);
      const [yes, no] = [type(tree.yes), type(tree.no)];
      return { op: 'if', type: common([yes, no], tree, world), condition, yes, no };
    }
  }
}

function typeName(name: string, at: Span, scope: Scope, world: World): Typed {
  if (name === 'weight' && scope.weight !== undefined) return { op: 'number', type: 'number', value: scope.weight };
  if (name === 'vetoed') return world.vetoed(scope, at) ?? UNKNOWN;
  return world.resolve(name, scope, at) ?? UNKNOWN;
}

function typeMember(tree: Tree & { type: 'member' }, scope: Scope, world: World): Typed {
  const base = tree.of;
  if (base.type === 'name' && base.name === 'parent') return world.parent(tree.name, scope, tree.nameSpan) ?? UNKNOWN;
  if (base.type === 'name' && base.name === 'official' && scope.amount === true) {
    return { op: 'post_number', type: 'number', name: tree.name };
  }
  if (base.type === 'name' && world.isCollection(base.name, scope)) {
    world.report('wrong_type', tree, `${base.name}.${tree.name}`, { expected: 'aggregate' });
    return UNKNOWN;
  }
  const place = base.type === 'filter' || base.type === 'call' ? null : typeTree(base, scope, world);
  if (place !== null && place.type === 'unknown') return UNKNOWN;
  if (place?.op === 'ref' && place.part === 'rank' && (tree.name === 'last' || tree.name === 'size')) {
    return { ...place, part: tree.name };
  }
  world.report('unknown_name', tree.nameSpan, tree.name);
  return UNKNOWN;
}

function typeBinary(tree: Tree & { type: 'binary' }, scope: Scope, world: World): Typed {
  const a = typeTree(tree.left, scope, world);
  const b = typeTree(tree.right, scope, world);
  switch (tree.operator) {
    case 'and':
    case 'or':
      return {
        op: tree.operator,
        type: 'boolean',
        a: expect(a, 'boolean', tree.left, world),
        b: expect(b, 'boolean', tree.right, world),
      };
    case '+':
    case '-':
    case '*':
    case '/':
      return {
        op: 'arithmetic',
        type: 'number',
        sign: tree.operator,
        a: expect(a, 'number', tree.left, world),
        b: expect(b, 'number', tree.right, world),
      };
    case '=':
    case '!=':
      comparable(a, b, tree, world);
      break;
    default:
      ordered(a, b, tree, world);
  }
  return { op: 'compare', type: 'boolean', sign: tree.operator as Comparison, a, b };
}

function comparable(a: Typed, b: Typed, at: Span, world: World): void {
  if (a.type !== b.type && !passes(a.type) && !passes(b.type)) {
    world.report('wrong_type', at, b.type, { expected: a.type });
  }
}

function ordered(a: Typed, b: Typed, at: Span, world: World): void {
  comparable(a, b, at, world);
  const type = passes(a.type) ? b.type : a.type;
  if (type === 'text' || type === 'boolean') world.report('wrong_type', at, type, { expected: 'number, date' });
}
