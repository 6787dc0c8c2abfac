import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import { decimalOfNumber, parseDecimal, type Problem } from '../../engine/index.js';

export type Part = Node | null | undefined;

/** Reads YAML nodes by shape. Every problem is kept with its place; every place with its node, for `locate`. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly nodes = new Map<string, Node>();

  add(code: string, place: string, node: Part | string, details?: Record<string, string>): undefined {
    const value = typeof node === 'string' ? node : shown(node);
    this.problems.push({ code, place, value, ...(details ? { details } : {}) });
  }

  /** A map with known keys; `*` after a key: it must be there. Returns the nodes by key. */
  record(node: Part, place: string, keys: readonly string[]): Record<string, Node> {
    const entries = this.entries(node, place, (key) => {
      if (keys.includes(key) || keys.includes(`${key}*`)) return true;
      const expected = keys.map((name) => name.replace('*', '')).join(', ');
      this.add('unknown_name', `${place}.${key}`, key, { expected });
      return false;
    });
    const found = Object.fromEntries(entries);
    if (!isMap(node)) return found;
    for (const key of keys) {
      const name = key.slice(0, -1);
      if (key.endsWith('*') && !Object.hasOwn(found, name)) this.add('missing_field', `${place}.${name}`, null);
    }
    return found;
  }

  /** The entries of a map, in their order; a key given twice is a `duplicate`. */
  entries(node: Part, place: string, accept: (key: string) => boolean = () => true): [string, Node][] {
    if (node === null || node === undefined) return [];
    this.nodes.set(place, node);
    if (!isMap(node)) {
      this.add('wrong_type', place, node, { expected: 'map' });
      return [];
    }
    const found: [string, Node][] = [];
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.source ?? key.value) : '';
      if (seen.has(name)) this.add('duplicate', `${place}.${name}`, name);
      else if (accept(name)) {
        if (isScalar(key)) this.nodes.set(`${place}.${name}`, key);
        if (value !== null) found.push([name, value as Node]);
      }
      seen.add(name);
    }
    return found;
  }

  /** The entries of a map whose keys are names of the rulebook. */
  named<T>(node: Part, list: string, read: (node: Node, place: string, name: string) => T): Record<string, T> {
    const pairs = this.entries(node, list).map(([name, value]): [string, T] => {
      const place = `${list}[${name}]`;
      this.nodes.set(place, this.nodes.get(`${list}.${name}`) ?? value);
      this.checkName(name, place);
      return [name, read(value, place, name)];
    });
    return Object.fromEntries(pairs);
  }

  /** Names are snake_case ASCII or Chinese letters, digits and `_` (section 2). */
  checkName(name: string, place: string): void {
    if (!/^[a-z_\p{Script=Han}][a-z0-9_\p{Script=Han}]*$/u.test(name)) {
      this.add('bad_name', place, name);
    }
  }

  list(node: Part, place: string): readonly Node[] {
    if (node === null || node === undefined) return [];
    this.nodes.set(place, node);
    if (isSeq(node)) return node.items as Node[];
    this.add('wrong_type', place, node, { expected: 'list' });
    return [];
  }

  /** A text that is not empty. */
  text(node: Part, place: string): string | undefined {
    if (node === null || node === undefined) return undefined;
    this.nodes.set(place, node);
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') return node.value;
    return this.add('wrong_type', place, node, { expected: 'text' });
  }

  /** A list of texts, or one text standing for a list of one. */
  texts(node: Part, place: string): string[] {
    if (isScalar(node)) {
      const one = this.text(node, place);
      return one === undefined ? [] : [one];
    }
    return this.list(node, place).flatMap((item, i) => this.text(item, `${place}[${i}]`) ?? []);
  }

  oneOf<T extends string>(node: Part, place: string, allowed: readonly T[]): T | undefined {
    if (node === null || node === undefined) return undefined;
    this.nodes.set(place, node);
    const value = isScalar(node) ? String(node.value) : '';
    if ((allowed as readonly string[]).includes(value)) return value as T;
    return this.add('not_a_value', place, node, { allowed: allowed.join(', ') });
  }

  /** A decimal as text: a string of digits, or a number in its shortest decimal form. */
  decimal(node: Part, place: string): string | undefined {
    if (node === null || node === undefined) return undefined;
    this.nodes.set(place, node);
    const text = isScalar(node) ? numberText(node) : null;
    if (text !== null && parseDecimal(text) !== null) return text;
    return this.add('not_a_number', place, node);
  }

  /** A whole number within bounds. */
  whole(node: Part, place: string, least: number, most: number): number | undefined {
    const text = this.decimal(node, place);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (/^-?[0-9]+$/.test(text) && value >= least && value <= most) return value;
    return this.add('out_of_range', place, text, { least: String(least), most: String(most) });
  }

  /** The text of an expression: a string, or a number or boolean written as itself. */
  expression(node: Part, place: string): string | undefined {
    if (node === null || node === undefined) return undefined;
    this.nodes.set(place, node);
    if (isScalar(node)) {
      if (typeof node.value === 'string' && node.value.trim() !== '') return node.value;
      if (typeof node.value === 'boolean') return String(node.value);
      const number = numberText(node);
      if (number !== null) return number;
    }
    return this.add('wrong_type', place, node, { expected: 'expression' });
  }
}

function numberText(node: Scalar): string | null {
  if (typeof node.value === 'string') return node.value;
  if (typeof node.value !== 'number') return null;
  const source = node.source ?? '';
  return /^-?[0-9]+(\.[0-9]+)?$/.test(source) ? source : decimalOfNumber(node.value);
}

function shown(node: Part): string | null {
  if (node === null || node === undefined) return null;
  const text = isScalar(node) ? String(node.source ?? node.value) : JSON.stringify(node.toJSON());
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
