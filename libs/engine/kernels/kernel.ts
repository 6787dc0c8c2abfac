import type { Column, Layout } from '../columns/column.js';
import { absolute, add, compare, divide, floor, multiply, negate, ratio, subtract, ZERO } from '../exact/ratio.js';
import { roundTo } from '../exact/round.js';
import type { PlacePart, ValueType, Via } from '../language/typed.js';
import type { Step, Typed } from '../plan/step.js';
import { anyNull, isLiteral, literal, Emitter, type Code } from './code.js';
import { emit, type Reads } from './expression.js';
import { nullOf } from './logic.js';
import { asRatio, keepNull, rounded } from './numbers.js';

/** 0: division by zero, here; 3: a plain score is null; 1 and 2: a value it needs has failed (see `Poison`). */
export type Failure = 0 | 1 | 2 | 3;

/**
 * Computes rows from..to (end not included) of one column; `ways` lead from a row to its organization and to the one
 * above (-1: none). A kernel of entries computes a cell an entry: of the entry's row and appointment (-1: none).
 */
export type Loop = (
  columns: readonly Column[],
  out: Column,
  from: number,
  to: number,
  ways: Ways,
  entries: Entries | null,
  fail: (row: number, failure: Failure) => void,
) => void;

export interface Ways {
  readonly organization: Int32Array | null;
  readonly parent: Int32Array | null;
}

export interface Entries {
  readonly rows: Int32Array;
  readonly posts: Int32Array;
}

/** One column that a kernel reads. */
export interface Input {
  readonly step: Step;
  readonly via: Via;
}

export interface Kernel {
  readonly layout: Layout;
  /** What `columns` holds: steps' columns, then those of the numbers given with appointments. */
  readonly inputs: readonly Input[];
  readonly numbers: readonly string[];
  readonly loop: Loop;
}

/** What a kernel is compiled for. */
export interface Setting {
  layoutOf(step: Step): Layout;
  layoutOfNumber(name: string): Layout;
  text(value: string): number;
  /** Whether the column of this step has rows that failed. */
  poisoned(step: Step): boolean;
}

export interface Task {
  readonly expression: Typed;
  readonly type: ValueType;
  /** Rounded to so many decimals; null: kept exact. */
  readonly decimals: number | null;
  /** A null result is a failure. */
  readonly strict: boolean;
  /** Computed per entry, not per row. */
  readonly entries: boolean;
}

/** Typed tree -> loop: generated once for its layouts, from nothing but the typed tree. */
export function compileKernel(task: Task, setting: Setting): Kernel {
  const e = new Emitter();
  const columns = new Columns(e, setting);
  let code = emit(task.expression, e, columns);
  if (task.decimals !== null && (code.rep === 'fraction' || code.rep === 'ratio')) {
    code = rounded(e, code, task.decimals);
  }
  const isNull = nullOf(code);
  if (task.strict && isNull !== 'false') e.line(`if (${isNull}) { fail(i, 3); continue; }`);
  const nullable = !task.strict && isNull !== 'false';
  const cell = task.entries ? 'k' : 'i';
  if (nullable) e.line(`on[${cell}] = ${isNull} ? 1 : 0;`);
  const layout = store(e, code, task, nullable, cell);
  const head = columns
    .declarations()
    .concat([
      'const o = out.values;',
      ...(nullable ? ['const on = out.nulls;'] : []),
      ...(layout.rep === 'fraction' ? ['const od = out.dens;'] : []),
    ]);
  const source = `return function kernel(columns, out, from, to, ways, entries, fail) {
${head.join('\n')}
${task.entries ? overEntries(e.text()) : overRows(e.text())}
}`;
  return { layout, inputs: columns.inputs, numbers: columns.numbers, loop: build(source) };
}

const overEntries = (body: string): string =>
  `for (let k = from; k < to; k++) {\nconst i = entries.rows[k], post = entries.posts[k];\n${body}\n}`;

/** Four rows a turn where the body is short and never leaves it: half of a short loop's time is the loop. */
function overRows(body: string): string {
  if (body.length > 1200 || body.includes('continue')) return `for (let i = from; i < to; i++) {\n${body}\n}`;
  const row = (k: number): string => `{ const i = at + ${k};\n${body}\n}`;
  const four = `for (; at + 4 <= to; at += 4) {\n${[0, 1, 2, 3].map(row).join('\n')}\n}`;
  return `let at = from;\n${four}\nfor (; at < to; at++) ${row(0)}`;
}

const LIBRARY = { ratio, add, subtract, multiply, divide, negate, absolute, floor, compare, roundTo, ZERO };

function build(source: string): Loop {
  // The source is made of this folder's own texts, numbers and indexes: no text of a rulebook or a case reaches it.
  return new Function(...Object.keys(LIBRARY), source)(...Object.values(LIBRARY)) as Loop;
}

/** The last lines of the loop: the value into its column. */
function store(e: Emitter, code: Code, task: Task, nullable: boolean, cell: string): Layout {
  const guarded = (js: string): string => {
    const isNull = nullOf(code);
    if (!nullable) return js;
    return isNull === 'true' ? '0' : `${isNull} ? 0 : ${js}`;
  };
  switch (code.rep) {
    case 'null':
      return task.type === 'number' || task.type === 'null'
        ? { rep: 'whole', den: 1, lo: 0, hi: 0, nullable: true }
        : { rep: task.type as 'text', nullable: true };
    case 'fraction': {
      const { num, den } = code;
      e.line(`o[${cell}] = ${guarded(num.js)};`);
      if (isLiteral(den))
        return { rep: 'whole', den: den.lo, lo: Math.min(0, num.lo), hi: Math.max(0, num.hi), nullable };
      e.line(`od[${cell}] = ${den.js};`);
      return { rep: 'fraction', lo: num.lo, hi: num.hi, denHi: den.hi, nullable };
    }
    case 'ratio':
      e.line(`o[${cell}] = ${asRatio(e, code).js};`);
      return { rep: 'ratio', nullable };
    case 'boolean':
      e.line(`o[${cell}] = ${guarded(`${code.js} ? 1 : 0`)};`);
      return { rep: 'boolean', nullable };
    default:
      e.line(`o[${cell}] = ${guarded(code.js)};`);
      return { rep: code.rep, nullable };
  }
}

/** The columns that an expression reads: each one's variables are declared once, before the loop. */
class Columns implements Reads {
  readonly inputs: Input[] = [];
  readonly numbers: string[] = [];
  private readonly layouts = new Map<string, { name: string; layout: Layout }>();
  private readonly numberNames = new Map<string, string>();

  constructor(
    private readonly e: Emitter,
    private readonly setting: Setting,
  ) {}

  text(value: string): number {
    return this.setting.text(value);
  }

  declarations(): string[] {
    const lines: string[] = [];
    const declare = (k: number, name: string): void => {
      lines.push(`const c${name} = columns[${k}].values, n${name} = columns[${k}].nulls;`);
      lines.push(`const d${name} = columns[${k}].dens, p${name} = columns[${k}].poison;`);
      lines.push(`const l${name} = columns[${k}].lasts, s${name} = columns[${k}].sizes;`);
    };
    this.inputs.forEach((_, k) => declare(k, String(k)));
    this.numbers.forEach((_, k) => declare(this.inputs.length + k, `x${k}`));
    lines.push('const organization = ways.organization, parent = ways.parent;');
    return lines;
  }

  reference({ step, via, part }: Extract<Typed, { op: 'ref' }>): Code {
    const key = `${step.id} ${via}`;
    let known = this.layouts.get(key);
    if (known === undefined) {
      known = { name: String(this.inputs.length), layout: this.setting.layoutOf(step) };
      this.inputs.push({ step, via });
      this.layouts.set(key, known);
    }
    const { name, layout } = known;
    const { e } = this;
    const row = via === 'self' ? 'i' : e.keep(`${via}[i]`);
    const missing = via === 'self' ? 'false' : e.keep(`${row} < 0`);
    if (this.setting.poisoned(step)) {
      const failed = `p${name} !== null && p${name}[${row}] > 0`;
      e.line(`if (${missing === 'false' ? '' : `!${missing} && `}${failed}) { fail(i, p${name}[${row}]); continue; }`);
    }
    const nulls =
      via === 'self'
        ? layout.nullable
          ? `n${name}[${row}] === 1`
          : 'false'
        : `(${missing} || (n${name} !== null && n${name}[${row}] === 1))`;
    return this.value(name, layout, row, missing, keepNull(e, nulls), part);
  }

  postNumber(name: string): Code {
    let variable = this.numberNames.get(name);
    if (variable === undefined) {
      variable = `x${this.numbers.length}`;
      this.numbers.push(name);
      this.numberNames.set(name, variable);
    }
    const { e } = this;
    const missing = e.keep('post < 0');
    const isNull = e.keep(anyNull(missing, `n${variable} !== null && n${variable}[post] === 1`));
    return this.value(variable, this.setting.layoutOfNumber(name), 'post', missing, isNull, undefined);
  }

  private value(
    name: string,
    layout: Layout,
    row: string,
    missing: string,
    isNull: string,
    part: PlacePart | undefined,
  ): Code {
    const { e } = this;
    const read = (array: string, instead: string): string =>
      e.keep(missing === 'false' ? `${array}[${row}]` : `${missing} ? ${instead} : ${array}[${row}]`);
    switch (layout.rep) {
      case 'whole':
        return {
          rep: 'fraction',
          num: { js: read(`c${name}`, '0'), lo: layout.lo, hi: layout.hi },
          den: literal(layout.den),
          isNull,
        };
      case 'fraction':
        return {
          rep: 'fraction',
          num: { js: read(`c${name}`, '0'), lo: layout.lo, hi: layout.hi },
          den: { js: read(`d${name}`, '1'), lo: 1, hi: layout.denHi },
          isNull,
        };
      case 'place': {
        const array = part === 'last' ? 'l' : part === 'size' ? 's' : 'c';
        return {
          rep: 'fraction',
          num: { js: read(`${array}${name}`, '0'), lo: 0, hi: layout.most },
          den: literal(1),
          isNull,
        };
      }
      case 'ratio':
        return { rep: 'ratio', js: read(`c${name}`, 'ZERO'), isNull };
      case 'boolean':
        return { rep: 'boolean', js: e.keep(`${read(`c${name}`, '0')} === 1`), isNull };
      default:
        return { rep: layout.rep, js: read(`c${name}`, '0'), isNull };
    }
  }
}
