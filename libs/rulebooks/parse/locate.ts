import { isScalar, type LineCounter, type Node } from 'yaml';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a place of the rulebook stands in its file: the narrowest part of it that is known; 1-based. */
export function locator(source: string, nodes: ReadonlyMap<string, Node>, lines: LineCounter) {
  return (place: string, at?: { readonly offset: number }): Position | null => {
    for (let known = place; known !== ''; known = shorter(known)) {
      const node = nodes.get(known);
      const start = node?.range?.[0];
      if (node === undefined || start === undefined) continue;
      const offset = at !== undefined && known === place ? inside(source, node, at.offset) : start;
      const { line, col } = lines.linePos(offset);
      return { line, column: col };
    }
    return null;
  };
}

const shorter = (place: string): string => place.replace(/(\.[^.[\]]*|\[[^\]]*\]|^[^.[\]]*)$/, '');

/** The offset in the file of a character of a scalar's value; folded lines and quotes are walked over. */
function inside(source: string, node: Node, offset: number): number {
  const [start, end] = [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
  if (!isScalar(node) || typeof node.value !== 'string') return start;
  let at = start;
  if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') at = source.indexOf('\n', start) + 1;
  else if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') at++;
  for (let i = 0; i < offset; i++) {
    const wanted = node.value[i];
    if (/\s/.test(wanted)) continue;
    while (at < end && source[at] !== wanted) at++;
    at++;
  }
  while (at < end && /\s/.test(source[at])) at++;
  return Math.min(at, end);
}
