import { isScalar, type Node } from 'yaml';
import type { Problem } from '../../engine/index.js';
import type { Places } from './places.js';

/** What the readers of one file share: the places they pass and the problems they meet. */
export interface Reading {
  readonly places: Places;
  readonly problems: Problem[];
}

/** Reads what stands at a place; a problem is noted, and what is returned then is never used. */
export type Reader<T> = (node: Node | null, place: string, reading: Reading) => T;

/** Notes a problem with the position of the node it is about. */
export function note(
  reading: Reading,
  code: string,
  node: Node | null,
  place: string,
  value: string | null,
  details: Readonly<Record<string, string>> = {},
): void {
  const { line, column } = reading.places.positionOf(node);
  const positioned = { ...details, line: String(line), column: String(column) };
  reading.problems.push({ code, place, value, details: positioned });
}

/** Notes that something else is expected here. The value is the outcome of nothing: the file is refused. */
export function refuse<T>(reading: Reading, node: Node | null, place: string, expected: string): T {
  note(reading, 'wrong_type', node, place, written(node), { expected });
  return undefined as T;
}

/** The characters of a scalar as its author wrote them (`10.50` stays `10.50`); null for anything else. */
export function written(node: Node | null): string | null {
  if (!isScalar(node)) return null;
  return typeof node.source === 'string' ? node.source : String(node.value);
}

/** Nothing was written, or `null`. */
export const isNothing = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);
