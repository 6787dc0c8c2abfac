import type { Comparison } from '../language/typed.js';
import { anyNull, type Code, type Emitter } from './code.js';
import type { Mask } from './masks.js';
import { choose, NOTHING, type Branch } from './merge.js';
import { compared, keepNull } from './numbers.js';

/** Truth in three values: `js` holds where `isNull` does not. */
export type BooleanCode = {
  readonly rep: 'boolean';
  readonly js: string;
  readonly isNull: string;
  /** The same truth as a mask, for a choice without a jump; absent when it has none. */
  readonly mask?: Mask;
};

export const truth = (js: string, isNull = 'false'): BooleanCode => ({ rep: 'boolean', js, isNull });

export const nullOf = (code: Code): string => (code.rep === 'null' ? 'true' : code.isNull);

/** A code known to be boolean; the literal null is null. */
export const asBoolean = (code: Code): BooleanCode =>
  code.rep === 'boolean' ? { ...code, rep: 'boolean' } : truth('false', 'true');

export function comparison(e: Emitter, sign: Comparison, a: Code, b: Code): BooleanCode {
  if (a.rep === 'null' || b.rep === 'null') return truth('false', 'true');
  const isNull = keepNull(e, anyNull(a.isNull, b.isNull));
  const { js, mask } = condition(e, sign, a, b);
  return { ...truth(e.keep(js), isNull), mask };
}

type Present = Exclude<Code, { rep: 'null' }>;

function condition(e: Emitter, sign: Comparison, a: Present, b: Present): { js: string; mask: Mask } {
  const numeric = (code: Present): boolean => code.rep === 'fraction' || code.rep === 'ratio';
  if (numeric(a) && numeric(b)) return compared(e, sign, a as never, b as never);
  const js = sign === '=' ? '===' : sign === '!=' ? '!==' : sign;
  return { js: `${(a as BooleanCode).js} ${js} ${(b as BooleanCode).js}`, mask: null };
}

export const not = (e: Emitter, a: BooleanCode): BooleanCode => truth(e.keep(`!${a.js}`), a.isNull);

const canFail = (branch: Branch): boolean => branch.lines.some((line) => line.includes('fail('));

/** `a and b` / `a or b`: b is asked only when a does not settle it; where b cannot fail, without a jump. */
export function junction(e: Emitter, op: 'and' | 'or', a: BooleanCode, b: Branch): BooleanCode {
  const settles = op === 'and' ? (x: BooleanCode) => `!${x.js}` : (x: BooleanCode) => x.js;
  const right = asBoolean(b.value);
  if (!canFail(b)) {
    e.add(b.lines);
    return joined(e, op, a, right);
  }
  const settled = a.isNull === 'false' ? settles(a) : `(!${a.isNull} && ${settles(a)})`;
  const yes: Branch = { lines: [], value: truth(String(op === 'or')) };
  const { lines, value } = e.apart(() => {
    e.add(b.lines);
    return joined(e, op, a, right);
  });
  return asBoolean(choose(e, e.keep(settled), yes, { lines, value }));
}

function joined(e: Emitter, op: 'and' | 'or', a: BooleanCode, b: BooleanCode): BooleanCode {
  const js = op === 'and' ? '&&' : '||';
  const anyMissing = anyNull(a.isNull, b.isNull);
  if (anyMissing === 'false') return truth(e.keep(`${a.js} ${js} ${b.js}`));
  const known = (x: BooleanCode): string => (x.isNull === 'false' ? x.js : `(!${x.isNull} && ${x.js})`);
  const against = (x: BooleanCode): string => (x.isNull === 'false' ? `!${x.js}` : `(!${x.isNull} && !${x.js})`);
  if (op === 'and') {
    const isNull = e.keep(`${anyMissing} && !(${against(a)} || ${against(b)})`);
    return truth(e.keep(`${known(a)} && ${known(b)}`), isNull);
  }
  const holds = e.keep(`${known(a)} || ${known(b)}`);
  return truth(holds, e.keep(`${anyMissing} && !${holds}`));
}

/** `if c then yes else no`; a null condition gives null. */
export function conditional(e: Emitter, test: BooleanCode, yes: Branch, no: Branch): Code {
  return unlessNull(e, test.isNull, () => choose(e, test.js, yes, no, test.mask));
}

/** Null where `isNull` holds, else what `emit` computes, only then. */
export function unlessNull(e: Emitter, isNull: string, emit: () => Code): Code {
  if (isNull === 'false') return emit();
  const { lines, value } = e.apart(emit);
  return choose(e, isNull, NOTHING, { lines, value });
}
