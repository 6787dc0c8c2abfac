/** A whole number in generated code: an expression cheap to repeat (a variable or a literal), and its proven bounds. */
export interface Whole {
  readonly js: string;
  readonly lo: number;
  readonly hi: number;
}

/**
 * The value of a typed node in generated code. `isNull` is a JavaScript condition, `'false'` when never null; where it
 * holds, the value is a harmless zero. Fractions are exact: numerator and denominator (above zero) stay below 2^52.
 */
export type Code =
  | { readonly rep: 'fraction'; readonly num: Whole; readonly den: Whole; readonly isNull: string }
  | { readonly rep: 'ratio'; readonly js: string; readonly isNull: string }
  | {
      readonly rep: 'boolean' | 'text' | 'date';
      readonly js: string;
      readonly isNull: string;
      /** Of a boolean: the same truth as a mask (see masks.ts). */
      readonly mask?: ((e: Emitter) => string | null) | null;
    }
  | { readonly rep: 'null' };

export type NumberCode = Extract<Code, { rep: 'fraction' | 'ratio' }>;
export type Fraction = Extract<Code, { rep: 'fraction' }>;

/** Whole numbers up to here are exact in a double, with room for one doubling. */
export const SAFE = 2 ** 52;

export const literal = (value: number): Whole => ({ js: value < 0 ? `(${value})` : `${value}`, lo: value, hi: value });
export const ONE = literal(1);
export const isLiteral = (whole: Whole): boolean => whole.lo === whole.hi;

/** A condition for "one of these is null". */
export function anyNull(...conditions: readonly string[]): string {
  const open = [...new Set(conditions)].filter((condition) => condition !== 'false');
  if (open.includes('true')) return 'true';
  return open.length === 0 ? 'false' : open.length === 1 ? open[0] : `(${open.join(' || ')})`;
}

export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Lines of a loop's body, and fresh variables. */
export class Emitter {
  private lines: string[] = [];
  private next = 0;

  line(text: string): void {
    this.lines.push(text);
  }

  fresh(): string {
    return `v${this.next++}`;
  }

  /** Keeps a computed value in a variable. */
  keep(js: string): string {
    if (/^(v[0-9]+|\(?-?[0-9]+\)?|true|false)$/.test(js)) return js;
    const name = this.fresh();
    this.line(`const ${name} = ${js};`);
    return name;
  }

  /** Runs `emit` and returns its lines instead of adding them. */
  apart<T>(emit: () => T): { lines: string[]; value: T } {
    const outer = this.lines;
    this.lines = [];
    const value = emit();
    const lines = this.lines;
    this.lines = outer;
    return { lines, value };
  }

  /** Adds lines that were emitted apart. */
  add(lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  text(): string {
    return this.lines.join('\n');
  }
}
