import type { Scalar } from 'yaml';

const BLANK = /\s/u;
const LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/**
 * Offset in the source of the character at `offset` of a scalar's text. Folding changes only blanks, so the
 * characters that are none are counted off one by one; escapes of quoted scalars count as what they stand for.
 */
export function sourceOffset(source: string, scalar: Scalar, offset: number): number | null {
  if (typeof scalar.source !== 'string' || !scalar.range) return null;
  const [start, end] = scalar.range;
  let at = contentStart(source, scalar, start);
  let toSkip = scalar.source.slice(0, offset).replace(/\s/gu, '').length;
  while (at < end) {
    const length = unitLength(source, at, scalar.type);
    const blank = isBlank(source, at, scalar.type);
    if (!blank && toSkip === 0) return at;
    if (!blank) toSkip -= length > 6 ? 2 : 1;
    at += length;
  }
  return end;
}

function contentStart(source: string, scalar: Scalar, start: number): number {
  if (scalar.type === 'QUOTE_SINGLE' || scalar.type === 'QUOTE_DOUBLE') return start + 1;
  if (scalar.type !== 'BLOCK_FOLDED' && scalar.type !== 'BLOCK_LITERAL') return start;
  const header = source.indexOf('\n', start);
  return header < 0 ? start : header + 1;
}

function unitLength(source: string, at: number, type: Scalar['type']): number {
  if (type === 'QUOTE_SINGLE' && source.startsWith("''", at)) return 2;
  if (type === 'QUOTE_DOUBLE' && source[at] === '\\') return LENGTHS[source[at + 1]] ?? 2;
  return 1;
}

/** A double-quoted escape is blank when it stands for a blank, or continues the line. */
function isBlank(source: string, at: number, type: Scalar['type']): boolean {
  if (type === 'QUOTE_DOUBLE' && source[at] === '\\') return /[\s_LNPntrvfe]/u.test(source[at + 1]);
  return BLANK.test(source[at]);
}
