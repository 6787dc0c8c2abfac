import { isAlias, isNode, Lexer, LineCounter, parseDocument, Parser, visit, type Node } from 'yaml';
import type { Outcome, Problem } from '../../engine/index.js';

/** Deeper nesting than this is refused before the tree is built: its builder recurses. */
const DEEPEST = 40;

export interface YamlText {
  readonly contents: Node | null;
  readonly lines: LineCounter;
}

/**
 * YAML 1.2 core without anchors, aliases, tags or further documents: a rulebook says what it says where it stands.
 * Duplicate keys are found later, where their place has a name.
 */
export function parseYaml(text: string): Outcome<YamlText> {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const refuse = (offset: number, reason: string, value: string | null = null): void => {
    const { line, col } = lines.linePos(offset);
    const details = { reason, line: String(line), column: String(col) };
    problems.push({ code: 'syntax', place: 'rulebook', value, details });
  };
  const deep = tooDeep(text, lines);
  if (deep !== null) {
    refuse(deep, 'too_deep');
    return { ok: false, problems };
  }
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false });
  for (const { code, pos, message } of document.errors) refuse(pos[0], code.toLowerCase(), message);
  const { version, explicit } = document.directives?.yaml ?? { version: '1.2', explicit: false };
  if (explicit === true && version !== '1.2') refuse(0, 'version', version);
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    const offset = node.range?.[0] ?? 0;
    if (isAlias(node)) refuse(offset, 'alias', `*${node.source}`);
    else if (node.anchor !== undefined) refuse(offset, 'anchor', `&${node.anchor}`);
    if (node.tag !== undefined) refuse(offset, 'tag', node.tag);
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { contents: document.contents, lines } };
}

/** The offset where the nesting passes the limit; feeds the line counter on the way. The parser itself is iterative. */
function tooDeep(text: string, lines: LineCounter): number | null {
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  const parser = new Parser();
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const _token of parser.next(lexeme)) void _token;
    if (parser.stack.length > DEEPEST) return Math.min(offset, text.length);
    offset += lexeme.length;
  }
  return null;
}
