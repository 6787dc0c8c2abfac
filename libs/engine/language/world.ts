import type { DecimalUnits } from '../exact/decimal.js';
import type { Space, Step, Typed } from '../plan/step.js';
import type { Span, Tree } from './tree.js';
import type { ValueType, Via } from './typed.js';

/** Where an expression stands: which rows, and which words beyond the names of the rulebook have a meaning there. */
export interface Scope {
  readonly space: Space;
  /** `weight` of the indicator whose score this is. */
  readonly weight?: DecimalUnits;
  /** In an amount `official.x` is a number of the appointment. */
  readonly amount?: boolean;
  /** Official rules: the rules above this one count in `received`. */
  readonly rule?: number;
}

/** What typing needs of the rulebook; the planner implements it. */
export interface World {
  /** Types a part; what is wrong is reported, and types as `unknown`. */
  type(tree: Tree, scope: Scope): Typed;
  report(code: string, at: Span, value: string, details?: Record<string, string>): void;
  /** A name of the scope as a reference; null after reporting that it is none. */
  resolve(name: string, scope: Scope, at: Span): Typed | null;
  /** `parent.x` */
  parent(name: string, scope: Scope, at: Span): Typed | null;
  /** What a name gathers in an aggregate: events, children, shorter periods; null when it gathers nothing. */
  collection(name: string, scope: Scope, at: Span): { over: 'events' | 'children' | 'periods'; rows: Space } | null;
  isCollection(name: string, scope: Scope): boolean;
  fired(rule: string, scope: Scope, at: Span): Typed | null;
  vetoed(scope: Scope, at: Span): Typed | null;
  /** Actions of a kind or code from the rules above a rule; null after reporting a loop. */
  received(code: string, above: number, space: Space): Typed | null;
  /** A step that computes this part in its rows, shared with equal parts. */
  lift(typed: Typed, space: Space): Step;
  step(work: Step['work'], space: Space, type: ValueType, reads: readonly Step[]): Step;
}

export const UNKNOWN: Typed = { op: 'null', type: 'unknown' };

/** Null and what was reported already pass for any type. */
export const passes = (type: ValueType): boolean => type === 'null' || type === 'unknown';

export function expect(node: Typed, type: ValueType, at: Span, world: World): Typed {
  if (node.type !== type && !passes(node.type)) world.report('wrong_type', at, node.type, { expected: type });
  return node;
}

/** The one type of several branches. */
export function common(nodes: readonly Typed[], at: Span, world: World): ValueType {
  let type: ValueType = 'null';
  for (const node of nodes) {
    if (node.type === 'unknown') return 'unknown';
    if (type === 'null') type = node.type;
    else if (node.type !== 'null' && node.type !== type) {
      world.report('wrong_type', at, node.type, { expected: type });
      return 'unknown';
    }
  }
  return type;
}

/** The rows of the organization that a scope is about; history, peers and aggregates are computed there. */
export function base(scope: Scope): { readonly scope: Scope; readonly via: Via } {
  if (scope.space.of !== 'event') return { scope, via: 'self' };
  const { kind, rhythm } = scope.space;
  return { scope: { ...scope, space: { of: 'organization', kind, rhythm } }, via: 'organization' };
}
