import type { Draw } from './draw.js';

export type Type = 'number' | 'text' | 'boolean';

/** What may be named where an expression stands. */
export interface Surroundings {
  readonly number: readonly string[];
  readonly boolean: readonly string[];
  /** Names of texts, with what they may hold. */
  readonly text: readonly (readonly [string, readonly string[]])[];
  /** Rows to gather: how they are named, and what stands inside. */
  readonly gathered: readonly (readonly [string, () => Surroundings])[];
  readonly parent: readonly string[];
  readonly hasHistory: boolean;
  readonly hasPeers: boolean;
  /** The last words that only stand here: `weight`, `received(…)`. */
  readonly special: readonly string[];
}

const LITERALS = ['0', '1', '2', '3', '0.5', '2.25', '7', '10', '100', '0.001'];

/** A well-typed expression, mostly short: deep ones are rare. */
export function number(g: Draw, here: Surroundings, depth: number): string {
  const leaf = (): string => {
    const names = [...here.number, ...here.special];
    return names.length > 0 && g.chance(75) ? g.pick(names) : g.pick(LITERALS);
  };
  if (depth <= 0) return leaf();
  const n = (): string => number(g, here, depth - 1);
  const list = (least: number, most: number): string => Array.from({ length: g.integer(least, most) }, n).join(', ');
  const makers: (() => string)[] = [
    leaf,
    () => `(${n()} ${g.pick(['+', '-', '*'])} ${n()})`,
    () => `(${n()} / ${g.chance(80) ? g.pick(['2', '3', '7', '0.25']) : n()})`,
    () => `-${leaf()}`,
    () => `${g.pick(['min', 'max'])}(${list(1, 3)})`,
    () => `${g.pick(['abs', 'floor', 'ceiling'])}(${n()})`,
    () => `round(${n()}, ${g.pick(['0', '1', '2', '-1'])})`,
    () => `clamp(${n()}, ${g.pick(LITERALS)}, ${n()})`,
    () => `default(${n()}, ${n()})`,
    () => `linear(${n()}, ${g.pick(['0', '10', '5'])}, ${g.pick(['100', '2', '7'])})`,
    () => `(if ${truth(g, here, depth - 1)} then ${n()} else ${n()})`,
    () => `bands(${n()}, 10, ${n()}, 2, ${n()}, ${n()})`,
    () => `up_to(${n()}, 1, ${n()}, ${n()}, ${n()}, ${n()})`,
    () => `choose(${n()}, ${list(1, 3)})`,
    () => match(g, here, depth),
  ];
  if (here.hasHistory) makers.push(...history(g, here, depth));
  if (here.hasPeers) {
    const fn = (): string => g.pick(['best', 'worst', 'average', 'total']);
    makers.push(
      () => `${fn()}(${n()})`,
      () => `${fn()}(${n()}, ${here.text.length > 0 && g.chance(70) ? g.pick(here.text)[0] : n()})`,
    );
  }
  if (here.gathered.length > 0)
    makers.push(
      () => gather(g, here),
      () => gather(g, here),
    );
  if (here.parent.length > 0) makers.push(() => `parent.${g.pick(here.parent)}`);
  return g.pick(makers)();
}

const history = (g: Draw, here: Surroundings, depth: number): (() => string)[] => [
  () => `previous(${number(g, here, depth - 1)})`,
  () => `previous(${number(g, here, depth - 1)}, ${g.pick(['1', '2'])})`,
  () => `streak(${truth(g, here, depth - 1)})`,
  () => `run_sum(${number(g, here, depth - 1)})`,
  () => `window_sum(${number(g, here, depth - 1)}, ${g.pick(['1', '2', '3'])})`,
];

function match(g: Draw, here: Surroundings, depth: number): string {
  const n = (): string => number(g, here, depth - 1);
  if (here.text.length === 0) return `match(${n()}, 1, ${n()}, ${n()}, ${n()}, ${n()})`;
  const [name, values] = g.pick(here.text);
  return `match(${name}, '${g.pick(values)}', ${n()}, ${n()})`;
}

function gather(g: Draw, here: Surroundings): string {
  const [name, inside] = g.pick(here.gathered);
  const where = inside();
  const filter = g.chance(50) ? `[${truth(g, where, 1)}]` : '';
  const kind = g.pick(['count', 'sum', 'max', 'min', 'sum_highest']);
  if (kind === 'count' || where.number.length === 0) return `count(${name}${filter})`;
  const value = g.pick(where.number.filter((one) => /^[a-z0-9_]+$/.test(one)));
  if (kind !== 'sum_highest') return `${kind}(${name}${filter}.${value})`;
  const keys = where.text.map(([key]) => key).concat(where.number.filter((one) => /^[a-z0-9_]+$/.test(one)));
  return name.startsWith('card')
    ? `sum_highest(${name}${filter}.${value}, ${g.pick(keys)})`
    : `sum(${name}${filter}.${value})`;
}

export function truth(g: Draw, here: Surroundings, depth: number): string {
  const comparison = (): string => {
    const a = number(g, here, depth - 1);
    const sign = g.pick(['=', '!=', '<', '<=', '>', '>=']);
    return `${a} ${sign} ${number(g, here, depth - 1)}`;
  };
  const makers: (() => string)[] = [comparison, comparison, comparison];
  if (here.boolean.length > 0)
    makers.push(
      () => g.pick(here.boolean),
      () => g.pick(here.boolean),
    );
  if (here.text.length > 0) makers.push(() => textual(g, here));
  if (depth > 0) {
    const b = (): string => truth(g, here, depth - 1);
    const n = (): string => number(g, here, depth - 1);
    makers.push(
      () => `(${b()}) and (${b()})`,
      () => `(${b()}) or (${b()})`,
      () => `not (${b()})`,
      () => `is_null(${n()})`,
      () => `${n()} in [${n()}..${n()}]`,
      () => `${n()} in [${n()}, ${n()}]`,
      () => `default(${here.boolean.length > 0 ? g.pick(here.boolean) : 'true'}, false)`,
    );
    if (here.hasHistory) makers.push(() => `default(previous(${b()}), true)`);
  }
  return g.pick(makers)();
}

function textual(g: Draw, here: Surroundings): string {
  const [name, values] = g.pick(here.text);
  if (g.chance(60)) return `${name} ${g.pick(['=', '!='])} '${g.pick(values)}'`;
  return `${name} in ['${g.pick(values)}', '${g.pick(values)}']`;
}
