import type { Tree } from '../language/tree.js';
import type { PlacePart } from '../language/typed.js';
import type { Excerpt, TraceNode } from '../model/trace.js';
import type { Name, Rulebook } from '../model/rulebook.js';
import type { Step, Typed } from '../plan/step.js';
import type { At, Cells } from './cells.js';
import { shown, type Value } from './values.js';

/** A text of the rulebook and its place in it. */
export interface Text {
  readonly place: string;
  readonly text: string;
}

/** Where an expression is evaluated: its row, its text, and in an amount the appointment whose numbers count. */
export interface Frame {
  readonly at: At;
  readonly source: Text;
  readonly post: number;
}

/** A node, and the value that flows on from it. */
export interface Traced {
  readonly node: TraceNode;
  readonly value: Value;
}

/** How a step is referred to: what is written there, and which of a ranking's three columns is meant. */
export interface Reference {
  readonly written: { readonly tree: Tree; readonly frame: Frame } | null;
  readonly part: PlacePart | undefined;
}

/** Every sort of node is made in a file of its own; they ask each other through this. */
export interface Tracer {
  readonly cells: Cells;
  readonly rulebook: Rulebook;
  /** A part of an expression: the tree says how it is written, the typed tree what its names are. */
  expression(tree: Tree, typed: Typed, frame: Frame): Traced;
  /** A whole expression of the rulebook. */
  whole(source: Text, typed: Typed, at: At, post?: number): Traced;
  /** A step at a row; made once for each. */
  step(step: Step, at: At, reference?: Reference): Traced;
}

export type Common = Omit<TraceNode, 'kind'>;

export const excerptOf = ({ source }: Frame, { offset, length }: Tree): Excerpt => ({
  text: source.text.slice(offset, offset + length),
  place: source.place,
  offset,
  length,
});

export const wholeExcerpt = ({ place, text }: Text): Excerpt => ({ text, place, offset: 0, length: text.length });

/** What every node has; `over` replaces what differs. */
export function common(cells: Cells, at: At, name: string, value: Value, over: Partial<Common> = {}): Common {
  return {
    name,
    names: null,
    expression: null,
    value: shown(value),
    unit: null,
    clause: null,
    period: cells.period(at).text,
    organization: cells.organization(at),
    inputs: [],
    ...over,
  };
}

/** The same for a part of an expression. */
export const commonOf = (
  { cells }: Tracer,
  frame: Frame,
  tree: Tree,
  name: string,
  value: Value,
  over: Partial<Common> = {},
): Common => common(cells, frame.at, name, value, { expression: excerptOf(frame, tree), ...over });

/** Both languages of a declared name; a missing one is the id (rulebook.md section 2). */
export const namesOf = (name: Name | undefined, id: string): { zh: string; en: string } => ({
  zh: name?.zh ?? id,
  en: name?.en ?? id,
});

/** A lifted part is its expression; what has a name or a work of its own is a reference to it. */
export const typedOf = (step: Step): Typed =>
  isPart(step) ? step.work.expression : { op: 'ref', type: step.type, step, via: 'self' };

export const isPart = (step: Step): step is Step & { readonly work: { readonly does: 'expression' } } =>
  step.name === null && step.work.does === 'expression' && step.work.decimals === null;

/** The unit that all of these agree on. */
export function sharedUnit(parts: readonly Traced[]): string | null {
  const units = new Set(parts.map(({ node }) => node.unit).filter((unit) => unit !== null));
  return units.size === 1 ? [...units][0] : null;
}

/** The typed nodes of an operation; some share one shape. */
export type Of<Op extends Typed['op'], N = Typed> = N extends { readonly op: infer O }
  ? [Op & O] extends [never]
    ? never
    : N
  : never;
