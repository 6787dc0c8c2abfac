import type { DecimalUnits } from '../exact/decimal.js';
import type { Step } from '../plan/step.js';

/** `unknown` stands for something already reported, so that one mistake is told once. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'null' | 'unknown';

/** Which of a ranking's three columns. */
export type PlacePart = 'rank' | 'last' | 'size';

/** How a row finds the row that a reference reads: its own, its event's organization, or the organization above. */
export type Via = 'self' | 'organization' | 'parent';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** The typed tree: names are resolved to steps, sugar is gone, every node knows its type. Only this is compiled. */
export type Typed =
  | { readonly op: 'number'; readonly type: 'number'; readonly value: DecimalUnits }
  | { readonly op: 'text'; readonly type: 'text'; readonly value: string }
  | { readonly op: 'boolean'; readonly type: 'boolean'; readonly value: boolean }
  | { readonly op: 'null'; readonly type: ValueType }
  | { readonly op: 'ref'; readonly type: ValueType; readonly step: Step; readonly part?: PlacePart; readonly via: Via }
  /** `official.x` in an amount: a number of the appointment. */
  | { readonly op: 'post_number'; readonly type: 'number'; readonly name: string }
  | {
      readonly op: 'arithmetic';
      readonly type: 'number';
      readonly sign: '+' | '-' | '*' | '/';
      readonly a: Typed;
      readonly b: Typed;
    }
  | { readonly op: 'negate' | 'abs' | 'floor' | 'ceiling'; readonly type: 'number'; readonly a: Typed }
  | { readonly op: 'round'; readonly type: 'number'; readonly a: Typed; readonly decimals: number }
  | { readonly op: 'min' | 'max'; readonly type: 'number'; readonly list: readonly Typed[] }
  | {
      readonly op: 'compare';
      readonly type: 'boolean';
      readonly sign: Comparison;
      readonly a: Typed;
      readonly b: Typed;
    }
  | { readonly op: 'and' | 'or'; readonly type: 'boolean'; readonly a: Typed; readonly b: Typed }
  | { readonly op: 'not'; readonly type: 'boolean'; readonly a: Typed }
  | { readonly op: 'is_null'; readonly type: 'boolean'; readonly a: Typed }
  | { readonly op: 'default'; readonly type: ValueType; readonly a: Typed; readonly b: Typed }
  | { readonly op: 'if'; readonly type: ValueType; readonly condition: Typed; readonly yes: Typed; readonly no: Typed }
  | { readonly op: 'between'; readonly type: 'boolean'; readonly a: Typed; readonly low: Typed; readonly high: Typed }
  | { readonly op: 'among'; readonly type: 'boolean'; readonly a: Typed; readonly list: readonly Typed[] }
  /** `bands`: first t with x >= t; `up_to`: x <= t; `match`: x = v. */
  | {
      readonly op: 'bands' | 'up_to' | 'match';
      readonly type: ValueType;
      readonly x: Typed;
      readonly cases: readonly (readonly [Typed, Typed])[];
      readonly otherwise: Typed;
    }
  | { readonly op: 'choose'; readonly type: ValueType; readonly x: Typed; readonly list: readonly Typed[] };

/** The direct parts of a typed node, left to right. */
export function partsOf(node: Typed): readonly Typed[] {
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
export function keyOf(node: Typed): string {
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
