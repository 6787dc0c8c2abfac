import { gcd, isLiteral, literal, SAFE, type Code, type Emitter, type Fraction, type Whole } from './code.js';
import { blend, isCheap, type Mask } from './masks.js';
import { asRatio } from './numbers.js';
import { times } from './whole.js';

/** One way a choice can go: its lines, and the value it leaves. */
export interface Branch {
  readonly lines: string[];
  readonly value: Code;
}

/** The variables that every branch of a choice sets, and how each sets them. Declares them. */
export function merge(e: Emitter, branches: readonly Branch[]): { code: Code; set: (branch: Branch) => string[] } {
  const codes = branches.map((branch) => branch.value);
  const isNull = anyNullOf(codes) ? e.fresh() : 'false';
  if (isNull !== 'false') e.line(`let ${isNull} = false;`);
  const nullLine = (code: Code): string[] =>
    isNull === 'false' ? [] : [`${isNull} = ${code.rep === 'null' ? 'true' : code.isNull};`];
  const plain = codes.find((code) => code.rep === 'boolean' || code.rep === 'text' || code.rep === 'date');
  if (plain !== undefined && plain.rep !== 'null') {
    const js = e.fresh();
    e.line(`let ${js} = ${plain.rep === 'boolean' ? 'false' : '0'};`);
    const set = ({ lines, value }: Branch): string[] =>
      value.rep === 'null' || !('js' in value)
        ? [...lines, ...nullLine(value)]
        : [...lines, `${js} = ${value.js};`, ...nullLine(value)];
    return { code: { rep: plain.rep as 'boolean', js, isNull }, set };
  }
  const parts = fractions(codes);
  return parts === null ? mergeRatios(e, isNull, nullLine) : mergeFractions(e, parts, isNull, nullLine);
}

const anyNullOf = (codes: readonly Code[]): boolean =>
  codes.some((code) => code.rep === 'null' || code.isNull !== 'false');

/** The shape of the fraction all branches fit into: a literal denominator, or a variable one; null: only ratios do. */
function fractions(codes: readonly Code[]): { den: number | null; lo: number; hi: number; most: number } | null {
  const all = codes.filter((code) => code.rep !== 'null');
  if (!all.every((code): code is Fraction => code.rep === 'fraction')) return null;
  const most = Math.max(1, ...all.map((code) => code.den.hi));
  if (!all.every((code) => isLiteral(code.den))) {
    const [lo, hi] = [Math.min(0, ...all.map((c) => c.num.lo)), Math.max(0, ...all.map((c) => c.num.hi))];
    return { den: null, lo, hi, most };
  }
  const den = all.reduce((a, { den: b }) => (a * b.lo) / gcd(a, b.lo), 1);
  const scale = (code: Fraction): number => den / code.den.lo;
  const hasNull = all.length < codes.length;
  const lows = all.map((code) => code.num.lo * scale(code)).concat(hasNull ? [0] : []);
  const highs = all.map((code) => code.num.hi * scale(code)).concat(hasNull ? [0] : []);
  const [lo, hi] = [Math.min(...lows), Math.max(...highs)];
  return den <= SAFE && lo >= -SAFE && hi <= SAFE ? { den, lo, hi, most } : null;
}

type NullLine = (code: Code) => string[];
type Merged = ReturnType<typeof merge>;

function mergeFractions(
  e: Emitter,
  shape: NonNullable<ReturnType<typeof fractions>>,
  isNull: string,
  nullLine: NullLine,
): Merged {
  const num = e.fresh();
  e.line(`let ${num} = 0;`);
  const variable = shape.den === null ? e.fresh() : null;
  if (variable !== null) e.line(`let ${variable} = 1;`);
  const den: Whole = shape.den === null ? { js: variable as string, lo: 1, hi: shape.most } : literal(shape.den);
  const set = ({ lines, value }: Branch): string[] => {
    if (value.rep !== 'fraction') return [...lines, ...nullLine(value)];
    const { lines: scaling, value: whole } = e.apart(() =>
      shape.den === null ? value.num : times(e, value.num, literal(shape.den / value.den.lo)),
    );
    if (whole === null) throw new Error('a branch outgrew its bounds');
    const denominator = variable === null ? [] : [`${variable} = ${value.den.js};`];
    return [...lines, ...scaling, `${num} = ${whole.js};`, ...denominator, ...nullLine(value)];
  };
  return { code: { rep: 'fraction', num: { js: num, lo: shape.lo, hi: shape.hi }, den, isNull }, set };
}

function mergeRatios(e: Emitter, isNull: string, nullLine: NullLine): Merged {
  const js = e.fresh();
  e.line(`let ${js} = ZERO;`);
  const set = ({ lines, value }: Branch): string[] => {
    if (value.rep !== 'fraction' && value.rep !== 'ratio') return [...lines, ...nullLine(value)];
    const { lines: turning, value: big } = e.apart(() => asRatio(e, value));
    return [...lines, ...turning, `${js} = ${big.js};`, ...nullLine(value)];
  };
  return { code: { rep: 'ratio', js, isNull }, set };
}

/** `if (test) yes else no`, both merged into one value; with a mask of the test and small wholes, without a jump. */
export function choose(e: Emitter, test: string, yes: Branch, no: Branch, mask: Mask = null): Code {
  if (test === 'true' || test === 'false') {
    const taken = test === 'true' ? yes : no;
    e.add(taken.lines);
    return taken.value;
  }
  const { lines, value: blended } = e.apart(() => (mask === null ? null : withoutJump(e, mask, yes, no)));
  if (blended !== null) {
    e.add(lines);
    return blended;
  }
  const { code, set } = merge(e, [yes, no]);
  e.line(`if (${test}) {`);
  e.add(set(yes));
  const other = set(no);
  if (other.length > 0) {
    e.line('} else {');
    e.add(other);
  }
  e.line('}');
  return code;
}

function withoutJump(e: Emitter, mask: NonNullable<Mask>, yes: Branch, no: Branch): Code | null {
  if (!isCheap(yes.lines) || !isCheap(no.lines) || anyNullOf([yes.value, no.value])) return null;
  const shape = fractions([yes.value, no.value]);
  if (shape === null || shape.den === null || yes.value.rep !== 'fraction' || no.value.rep !== 'fraction') return null;
  const { den } = shape;
  const set = mask(e);
  if (set === null) return null;
  e.add(yes.lines);
  e.add(no.lines);
  const [a, b] = [yes.value, no.value].map((side) => times(e, side.num, literal(den / side.den.lo)));
  const num = a === null || b === null ? null : blend(e, set, a, b);
  return num === null ? null : { rep: 'fraction', num, den: literal(den), isNull: 'false' };
}

export const NOTHING: Branch = { lines: [], value: { rep: 'null' } };
