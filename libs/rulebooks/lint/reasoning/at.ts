import type { Tree } from '../../../engine/index.js';
import type { Finding } from '../finding.js';
import type { Written } from './written.js';
import { textOf } from './walk.js';

/** A finding about a part of an expression, at its characters. */
export function findingAt(
  code: string,
  written: Written,
  tree: Tree,
  details: Readonly<Record<string, string>> = {},
): Finding {
  const { place, clause } = written;
  const at = { offset: tree.offset, length: tree.length };
  return { code, place, value: textOf(written, tree), details, at, ...(clause === undefined ? {} : { clause }) };
}
