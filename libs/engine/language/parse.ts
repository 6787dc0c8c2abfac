import type { Outcome, Problem } from '../model/problem.js';
import { tokenize, type Token } from './tokens.js';
import type { BinaryOperator, Span, Tree } from './tree.js';

/** Deeper nesting than this is refused: no decree needs it, and the parser must not exhaust the stack. */
const DEEPEST = 200;

class SyntaxProblem extends Error {
  constructor(
    readonly at: Span,
    readonly found: string,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/**
 * Text to tree (rulebook.md section 3). Precedence rises: or; and; not; comparison and `in`; + -; * /; unary -.
 * Problems: `syntax` with the place of the first token that does not fit.
 */
export function parseExpression(source: string, place = 'expression'): Outcome<Tree> {
  const { tokens, problems } = tokenize(source, place);
  if (problems.length > 0) return { ok: false, problems };
  try {
    return { ok: true, value: new Parser(tokens).whole() };
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    const problem: Problem = {
      code: 'syntax',
      place,
      value: error.found,
      details: { reason: 'unexpected', expected: error.expected },
      at: error.at,
    };
    return { ok: false, problems: [problem] };
  }
}

const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Tree {
    const tree = this.expression();
    if (this.next.type !== 'end') this.fail('an operator or the end');
    return tree;
  }

  private get next(): Token {
    return this.tokens[this.position];
  }

  private fail(expected: string): never {
    throw new SyntaxProblem({ offset: this.next.offset, length: this.next.length }, this.next.text, expected);
  }

  private is(text: string): boolean {
    return (this.next.type === 'sign' || this.next.type === 'keyword') && this.next.text === text;
  }

  private accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.position++;
    return true;
  }

  private expect(text: string): void {
    if (!this.accept(text)) this.fail(text);
  }

  /** The span from a start to the end of the last token taken. */
  private since(start: number): Span {
    const last = this.tokens[this.position - 1];
    return { offset: start, length: last.offset + last.length - start };
  }

  private expression(): Tree {
    if (++this.depth > DEEPEST) this.fail('a flatter expression');
    const tree = this.is('if') ? this.conditional() : this.disjunction();
    this.depth--;
    return tree;
  }

  private conditional(): Tree {
    const start = this.next.offset;
    this.expect('if');
    const condition = this.expression();
    this.expect('then');
    const yes = this.expression();
    this.expect('else');
    const no = this.expression();
    return { type: 'if', condition, yes, no, ...this.since(start) };
  }

  private disjunction(): Tree {
    return this.chain(() => this.conjunction(), ['or']);
  }

  private conjunction(): Tree {
    return this.chain(() => this.negation(), ['and']);
  }

  private negation(): Tree {
    const start = this.next.offset;
    if (!this.accept('not')) return this.comparison();
    if (++this.depth > DEEPEST) this.fail('a flatter expression');
    const of = this.negation();
    this.depth--;
    return { type: 'not', of, ...this.since(start) };
  }

  private comparison(): Tree {
    const start = this.next.offset;
    const left = this.sum();
    if (this.next.type === 'sign' && COMPARISONS.has(this.next.text)) {
      const operator = this.next.text as BinaryOperator;
      this.position++;
      const right = this.sum();
      if ((this.next.type === 'sign' && COMPARISONS.has(this.next.text)) || this.is('in'))
        this.fail('and, or, or the end');
      return { type: 'binary', operator, left, right, ...this.since(start) };
    }
    if (!this.accept('in')) return left;
    this.expect('[');
    const first = this.expression();
    if (this.accept('..')) {
      const high = this.expression();
      this.expect(']');
      return { type: 'between', of: left, low: first, high, ...this.since(start) };
    }
    const list = [first];
    while (this.accept(',')) list.push(this.expression());
    this.expect(']');
    return { type: 'among', of: left, list, ...this.since(start) };
  }

  private sum(): Tree {
    return this.chain(() => this.product(), ['+', '-']);
  }

  private product(): Tree {
    return this.chain(() => this.unary(), ['*', '/']);
  }

  private chain(part: () => Tree, operators: readonly BinaryOperator[]): Tree {
    const start = this.next.offset;
    let left = part();
    for (;;) {
      const operator = operators.find((o) => this.accept(o));
      if (operator === undefined) return left;
      const right = part();
      left = { type: 'binary', operator, left, right, ...this.since(start) };
    }
  }

  private unary(): Tree {
    const start = this.next.offset;
    if (!this.accept('-')) return this.postfix();
    if (++this.depth > DEEPEST) this.fail('a flatter expression');
    const of = this.unary();
    this.depth--;
    return { type: 'negate', of, ...this.since(start) };
  }

  private postfix(): Tree {
    const start = this.next.offset;
    let tree = this.atom();
    for (;;) {
      if (this.accept('.')) {
        const name = this.next;
        if (name.type !== 'name') this.fail('a name');
        this.position++;
        tree = {
          type: 'member',
          of: tree,
          name: name.text,
          nameSpan: { offset: name.offset, length: name.length },
          ...this.since(start),
        };
      } else if (tree.type === 'name' && this.accept('[')) {
        const condition = this.expression();
        this.expect(']');
        tree = { type: 'filter', of: tree, condition, ...this.since(start) };
      } else return tree;
    }
  }

  private atom(): Tree {
    const token = this.next;
    const span: Span = { offset: token.offset, length: token.length };
    if (token.type === 'number') {
      this.position++;
      return { type: 'number', text: token.text, ...span };
    }
    if (token.type === 'text') {
      this.position++;
      return { type: 'text', value: token.text, ...span };
    }
    if (this.accept('true')) return { type: 'boolean', value: true, ...span };
    if (this.accept('false')) return { type: 'boolean', value: false, ...span };
    if (this.accept('null')) return { type: 'null', ...span };
    if (this.accept('(')) {
      const inner = this.expression();
      this.expect(')');
      return { ...inner, ...this.since(token.offset) };
    }
    if (token.type === 'name') {
      this.position++;
      return this.accept('(') ? this.call(token) : { type: 'name', name: token.text, ...span };
    }
    return this.fail('a value');
  }

  private call(token: Token): Tree {
    const args: Tree[] = [];
    if (!this.accept(')')) {
      do args.push(this.expression());
      while (this.accept(','));
      this.expect(')');
    }
    const nameSpan = { offset: token.offset, length: token.length };
    return { type: 'call', name: token.text, nameSpan, args, ...this.since(token.offset) };
  }
}
