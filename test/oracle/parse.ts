import { decimal, type Num } from './numbers.js';

/** The expressions of the language, read by precedence climbing; mistakes are not its business. */
export type Node =
  | { readonly is: 'value'; readonly value: Num | string | boolean | null }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'member'; readonly of: Node; readonly name: string }
  | { readonly is: 'filter'; readonly of: Node; readonly where: Node }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly is: 'op'; readonly op: string; readonly a: Node; readonly b: Node }
  | { readonly is: 'not' | 'minus'; readonly a: Node }
  | { readonly is: 'between'; readonly a: Node; readonly low: Node; readonly high: Node }
  | { readonly is: 'among'; readonly a: Node; readonly list: readonly Node[] }
  | { readonly is: 'if'; readonly test: Node; readonly yes: Node; readonly no: Node };

const TOKEN = /\s*(\d+(?:\.\d+)?|"[^"]*"|'[^']*'|[\p{L}_][\p{L}\p{N}_]*|\.\.|!=|<=|>=|[-+*/=<>()[\],.])/uy;

function tokens(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`unreadable: ${text}`);
    found.push(match[1]);
  }
  return found;
}

const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['not'],
  ['=', '!=', '<', '<=', '>', '>=', 'in'],
  ['+', '-'],
  ['*', '/'],
];
const COMPARISON = 3;

const known = new Map<string, Node>();

export function parse(text: string): Node {
  const before = known.get(text);
  if (before !== undefined) return before;
  const list = tokens(text);
  let at = 0;
  const next = (): string => list[at++];
  const take = (token: string): boolean => list[at] === token && ++at > 0;
  const need = (token: string): void => {
    if (!take(token)) throw new Error(`${text}: ${token} expected, ${list[at]} found`);
  };

  const level = (k: number): Node => {
    if (k === LEVELS.length) return unary();
    if (LEVELS[k][0] === 'not') return take('not') ? { is: 'not', a: level(k) } : level(k + 1);
    let a = level(k + 1);
    while (LEVELS[k].includes(list[at])) {
      const op = next();
      a = op === 'in' ? membership(a) : { is: 'op', op, a, b: level(k + 1) };
      if (k === COMPARISON) break;
    }
    return a;
  };

  const membership = (a: Node): Node => {
    need('[');
    const first = level(4);
    if (take('..')) {
      const high = level(4);
      need(']');
      return { is: 'between', a, low: first, high };
    }
    const rest = [first];
    while (take(',')) rest.push(level(4));
    need(']');
    return { is: 'among', a, list: rest };
  };

  const unary = (): Node => (take('-') ? { is: 'minus', a: unary() } : postfix());

  const postfix = (): Node => {
    let node = primary();
    for (;;) {
      if (take('.')) node = { is: 'member', of: node, name: next() };
      else if (list[at] === '[') {
        need('[');
        const where = whole();
        need(']');
        node = { is: 'filter', of: node, where };
      } else return node;
    }
  };

  const primary = (): Node => {
    const token = next();
    if (token === '(') {
      const inner = whole();
      need(')');
      return inner;
    }
    if (/^\d/.test(token)) return { is: 'value', value: decimal(token) };
    if (/^["']/.test(token)) return { is: 'value', value: token.slice(1, -1) };
    if (token === 'true' || token === 'false') return { is: 'value', value: token === 'true' };
    if (token === 'null') return { is: 'value', value: null };
    if (!take('(')) return { is: 'name', name: token };
    const args: Node[] = [];
    if (!take(')')) {
      do args.push(whole());
      while (take(','));
      need(')');
    }
    return { is: 'call', name: token, args };
  };

  const whole = (): Node => {
    if (!take('if')) return level(0);
    const test = whole();
    need('then');
    const yes = whole();
    need('else');
    return { is: 'if', test, yes, no: whole() };
  };

  const node = whole();
  if (at !== list.length) throw new Error(`${text}: ${list[at]} left over`);
  known.set(text, node);
  return node;
}
