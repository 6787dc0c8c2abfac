import type { DecimalUnits } from '../exact/decimal.js';

/** `unknown` stands for something already reported, so that one mistake is told once. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'null' | 'unknown';

/** Which of a ranking's three columns. */
export type PlacePart = 'rank' | 'last' | 'size';

/** How a row finds the row that a reference reads: its own, its event's organization, or the organization above. */
export type Via = 'self' | 'organization' | 'parent';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * The typed tree over steps S: names are resolved, sugar is gone, every node knows its type. Only this is compiled.
 */
export type TypedOver<S> =
  | { readonly op: 'number'; readonly type: 'number'; readonly value: DecimalUnits }
  | { readonly op: 'text'; readonly type: 'text'; readonly value: string }
  | { readonly op: 'boolean'; readonly type: 'boolean'; readonly value: boolean }
  | { readonly op: 'null'; readonly type: ValueType }
  | { readonly op: 'ref'; readonly type: ValueType; readonly step: S; readonly part?: PlacePart; readonly via: Via }
  /** `official.x` in an amount: a number of the appointment. */
  | { readonly op: 'post_number'; readonly type: 'number'; readonly name: string }
  | {
      readonly op: 'arithmetic';
      readonly type: 'number';
      readonly sign: '+' | '-' | '*' | '/';
      readonly a: TypedOver<S>;
      readonly b: TypedOver<S>;
    }
  | { readonly op: 'negate' | 'abs' | 'floor' | 'ceiling'; readonly type: 'number'; readonly a: TypedOver<S> }
  | { readonly op: 'round'; readonly type: 'number'; readonly a: TypedOver<S>; readonly decimals: number }
  | { readonly op: 'min' | 'max'; readonly type: 'number'; readonly list: readonly TypedOver<S>[] }
  | {
      readonly op: 'compare';
      readonly type: 'boolean';
      readonly sign: Comparison;
      readonly a: TypedOver<S>;
      readonly b: TypedOver<S>;
    }
  | { readonly op: 'and' | 'or'; readonly type: 'boolean'; readonly a: TypedOver<S>; readonly b: TypedOver<S> }
  | { readonly op: 'not'; readonly type: 'boolean'; readonly a: TypedOver<S> }
  | { readonly op: 'is_null'; readonly type: 'boolean'; readonly a: TypedOver<S> }
  | { readonly op: 'default'; readonly type: ValueType; readonly a: TypedOver<S>; readonly b: TypedOver<S> }
  | {
      readonly op: 'if';
      readonly type: ValueType;
      readonly condition: TypedOver<S>;
      readonly yes: TypedOver<S>;
      readonly no: TypedOver<S>;
    }
  | {
      readonly op: 'between';
      readonly type: 'boolean';
      readonly a: TypedOver<S>;
      readonly low: TypedOver<S>;
      readonly high: TypedOver<S>;
    }
  | { readonly op: 'among'; readonly type: 'boolean'; readonly a: TypedOver<S>; readonly list: readonly TypedOver<S>[] }
  /** `bands`: first t with x >= t; `up_to`: x <= t; `match`: x = v. */
  | {
      readonly op: 'bands' | 'up_to' | 'match';
      readonly type: ValueType;
      readonly x: TypedOver<S>;
      readonly cases: readonly (readonly [TypedOver<S>, TypedOver<S>])[];
      readonly otherwise: TypedOver<S>;
    }
  | {
      readonly op: 'choose';
      readonly type: ValueType;
      readonly x: TypedOver<S>;
      readonly list: readonly TypedOver<S>[];
    };

/** The direct parts of a typed node, left to right. */
export function partsOf<S>(node: TypedOver<S>): readonly TypedOver<S>[] {
  switch (node.op) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'null':
    case 'ref':
    case 'post_number':
      return [];
    case 'negate':
    case 'abs':
    case 'floor':
    case 'ceiling':
    case 'round':
    case 'not':
    case 'is_null':
      return [node.a];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
    case 'default':
      return [node.a, node.b];
    case 'min':
    case 'max':
      return node.list;
    case 'if':
      return [node.condition, node.yes, node.no];
    case 'between':
      return [node.a, node.low, node.high];
    case 'among':
      return [node.a, ...node.list];
    case 'bands':
    case 'up_to':
    case 'match':
      return [node.x, ...node.cases.flat(), node.otherwise];
    case 'choose':
      return [node.x, ...node.list];
  }
}

/** A text that two typed trees share only when they compute the same: lifted parts are computed once. */
export function keyOf<S extends { readonly id: number }>(node: TypedOver<S>): string {
  switch (node.op) {
    case 'number':
      return `${node.value.units}e-${node.value.scale}`;
    case 'text':
      return JSON.stringify(node.value);
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'ref':
      return `#${node.step.id}${node.part ?? ''}${node.via === 'self' ? '' : node.via}`;
    case 'post_number':
      return `official.${node.name}`;
    case 'arithmetic':
    case 'compare':
      return `(${keyOf(node.a)}${node.sign}${keyOf(node.b)})`;
    case 'round':
      return `round(${keyOf(node.a)},${node.decimals})`;
    default:
      return `${node.op}(${partsOf(node).map(keyOf).join(',')})`;
  }
}
