import type { Problem } from '../model/problem.js';
import type { Span } from './tree.js';

export type TokenType = 'number' | 'text' | 'name' | 'keyword' | 'sign' | 'end';

export interface Token extends Span {
  readonly type: TokenType;
  /** The text of a literal without its quotes; otherwise as written. */
  readonly text: string;
}

export const KEYWORDS: ReadonlySet<string> = new Set([
  'or',
  'and',
  'not',
  'in',
  'if',
  'then',
  'else',
  'true',
  'false',
  'null',
]);

const BLANK = /[ \t\r\n]+/y;
// a point belongs to a number only when a digit follows, so that `2..3` is a range
const NUMBER = /[0-9]+(?:\.[0-9]+)?/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const TEXT = /"[^"]*"|'[^']*'/y;
const SIGN = /\.\.|!=|<=|>=|[=<>+\-*/()[\],.]/y;

/** Splits an expression into tokens; an unknown character or an open quotation mark is a `syntax` problem. */
export function tokenize(source: string, place: string): { tokens: readonly Token[]; problems: readonly Problem[] } {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  let offset = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = offset;
    const found = pattern.exec(source);
    return found === null ? null : found[0];
  };
  while (offset < source.length) {
    const blank = take(BLANK);
    if (blank !== null) {
      offset += blank.length;
      continue;
    }
    const push = (type: TokenType, raw: string, text = raw): void => {
      tokens.push({ type, text, offset, length: raw.length });
      offset += raw.length;
    };
    let raw: string | null;
    if ((raw = take(NUMBER)) !== null) push('number', raw);
    else if ((raw = take(NAME)) !== null) push(KEYWORDS.has(raw) ? 'keyword' : 'name', raw);
    else if ((raw = take(TEXT)) !== null) push('text', raw, raw.slice(1, -1));
    else if ((raw = take(SIGN)) !== null) push('sign', raw);
    else {
      const open = source[offset] === '"' || source[offset] === "'";
      const rest = open ? source.slice(offset) : String.fromCodePoint(source.codePointAt(offset) as number);
      problems.push({
        code: 'syntax',
        place,
        value: rest,
        details: { reason: open ? 'open_quotation' : 'unknown_character' },
        at: { offset, length: rest.length },
      });
      offset += rest.length;
    }
  }
  tokens.push({ type: 'end', text: '', offset: source.length, length: 0 });
  return { tokens, problems };
}
