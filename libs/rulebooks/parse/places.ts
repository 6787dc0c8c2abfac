import { isScalar, type LineCounter, type Node } from 'yaml';
import { sourceOffset } from './source-offset.js';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the places of a rulebook (`rules[top_three].when`) stand in its source. */
export class Places {
  private readonly nodes = new Map<string, Node>();

  constructor(
    private readonly source: string,
    private readonly lines: LineCounter,
  ) {}

  mark(place: string, node: Node | null): void {
    if (node !== null) this.nodes.set(place, node);
  }

  positionOf(node: Node | null): Position {
    return this.position(node?.range?.[0] ?? 0);
  }

  /**
   * Line and column of a place, counted from 1; `at` is an offset within the expression that stands there. A place
   * finer than the source (`rules[x].then[0].amount` that was left out) is found at what holds it; null when even
   * the outermost name is unknown.
   */
  locate(place: string, at?: { readonly offset: number }): Position | null {
    const found = this.nodes.get(place) ?? this.nodes.get(declaredPlace(place));
    if (found !== undefined) {
      const within = at !== undefined && isScalar(found) ? sourceOffset(this.source, found, at.offset) : null;
      return this.position(within ?? found.range?.[0] ?? 0);
    }
    const outer = /^(.+)(?:\.[^.[\]]+|\[[^[\]]*\])$/su.exec(place);
    return outer === null ? null : this.locate(outer[1]);
  }

  private position(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }
}

/** `facts[2025/T01/x]` of an evaluation is declared at `facts[x]`, `sheets[2025/T01/s/i]` at the sheet's indicator. */
function declaredPlace(place: string): string {
  const found = /^(facts|sheets|rankings|rules)\[[^/\]]+\/[^/\]]+\/([^/\]]+)(?:\/([^/\]]+))?\]/u.exec(place);
  if (found === null) return place;
  const [whole, list, name, part] = found;
  return `${list}[${name}]${part === undefined ? '' : `.indicators[${part}]`}${place.slice(whole.length)}`;
}
