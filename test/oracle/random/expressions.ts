import fc, { type GeneratorValue } from 'fast-check';

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

type Draw = GeneratorValue;
const pick = <T>(g: Draw, list: readonly T[]): T => g(fc.constantFrom, ...list) as T;
const chance = (g: Draw, part: number): boolean => g(fc.integer, { min: 1, max: 100 }) <= part;

const LITERALS = ['0', '1', '2', '3', '0.5', '2.25', '7', '10', '100', '0.001'];

/** A well-typed expression, mostly short: deep ones are rare. */
export function number(g: Draw, here: Surroundings, depth: number): string {
  const leaf = (): string => {
    const names = [...here.number, ...here.special];
    return names.length > 0 && chance(g, 75) ? pick(g, names) : pick(g, LITERALS);
  };
  if (depth <= 0) return leaf();
  const n = (): string => number(g, here, depth - 1);
  const list = (least: number, most: number): string =>
    Array.from({ length: g(fc.integer, { min: least, max: most }) }, n).join(', ');
  const makers: (() => string)[] = [
    leaf,
    () => `(${n()} ${pick(g, ['+', '-', '*'])} ${n()})`,
    () => `(${n()} / ${chance(g, 80) ? pick(g, ['2', '3', '7', '0.25']) : n()})`,
    () => `-${leaf()}`,
    () => `${pick(g, ['min', 'max'])}(${list(1, 3)})`,
    () => `${pick(g, ['abs', 'floor', 'ceiling'])}(${n()})`,
    () => `round(${n()}, ${pick(g, ['0', '1', '2', '-1'])})`,
    () => `clamp(${n()}, ${pick(g, LITERALS)}, ${n()})`,
    () => `default(${n()}, ${n()})`,
    () => `linear(${n()}, ${pick(g, ['0', '10', '5'])}, ${pick(g, ['100', '2', '7'])})`,
    () => `(if ${truth(g, here, depth - 1)} then ${n()} else ${n()})`,
    () => `bands(${n()}, 10, ${n()}, 2, ${n()}, ${n()})`,
    () => `up_to(${n()}, 1, ${n()}, ${n()}, ${n()}, ${n()})`,
    () => `choose(${n()}, ${list(1, 3)})`,
    () => match(g, here, depth),
  ];
  if (here.hasHistory) makers.push(...history(g, here, depth));
  if (here.hasPeers) {
    const fn = (): string => pick(g, ['best', 'worst', 'average', 'total']);
    makers.push(
      () => `${fn()}(${n()})`,
      () => `${fn()}(${n()}, ${here.text.length > 0 && chance(g, 70) ? pick(g, here.text)[0] : n()})`,
    );
  }
  if (here.gathered.length > 0)
    makers.push(
      () => gather(g, here),
      () => gather(g, here),
    );
  if (here.parent.length > 0) makers.push(() => `parent.${pick(g, here.parent)}`);
  return pick(g, makers)();
}

const history = (g: Draw, here: Surroundings, depth: number): (() => string)[] => [
  () => `previous(${number(g, here, depth - 1)})`,
  () => `previous(${number(g, here, depth - 1)}, ${pick(g, ['1', '2'])})`,
  () => `streak(${truth(g, here, depth - 1)})`,
  () => `run_sum(${number(g, here, depth - 1)})`,
  () => `window_sum(${number(g, here, depth - 1)}, ${pick(g, ['1', '2', '3'])})`,
];

function match(g: Draw, here: Surroundings, depth: number): string {
  const n = (): string => number(g, here, depth - 1);
  if (here.text.length === 0) return `match(${n()}, 1, ${n()}, ${n()}, ${n()}, ${n()})`;
  const [name, values] = pick(g, here.text);
  return `match(${name}, '${pick(g, values)}', ${n()}, ${n()})`;
}

function gather(g: Draw, here: Surroundings): string {
  const [name, inside] = pick(g, here.gathered);
  const where = inside();
  const filter = chance(g, 50) ? `[${truth(g, where, 1)}]` : '';
  const kind = pick(g, ['count', 'sum', 'max', 'min', 'sum_highest']);
  if (kind === 'count' || where.number.length === 0) return `count(${name}${filter})`;
  const value = pick(
    g,
    where.number.filter((one) => /^[a-z0-9_]+$/.test(one)),
  );
  if (kind !== 'sum_highest') return `${kind}(${name}${filter}.${value})`;
  const keys = where.text.map(([key]) => key).concat(where.number.filter((one) => /^[a-z0-9_]+$/.test(one)));
  return name.startsWith('card')
    ? `sum_highest(${name}${filter}.${value}, ${pick(g, keys)})`
    : `sum(${name}${filter}.${value})`;
}

export function truth(g: Draw, here: Surroundings, depth: number): string {
  const comparison = (): string => {
    const a = number(g, here, depth - 1);
    const sign = pick(g, ['=', '!=', '<', '<=', '>', '>=']);
    return `${a} ${sign} ${number(g, here, depth - 1)}`;
  };
  const makers: (() => string)[] = [comparison, comparison, comparison];
  if (here.boolean.length > 0)
    makers.push(
      () => pick(g, here.boolean),
      () => pick(g, here.boolean),
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
      () => `default(${here.boolean.length > 0 ? pick(g, here.boolean) : 'true'}, false)`,
    );
    if (here.hasHistory) makers.push(() => `default(previous(${b()}), true)`);
  }
  return pick(g, makers)();
}

function textual(g: Draw, here: Surroundings): string {
  const [name, values] = pick(g, here.text);
  if (chance(g, 60)) return `${name} ${pick(g, ['=', '!='])} '${pick(g, values)}'`;
  return `${name} in ['${pick(g, values)}', '${pick(g, values)}']`;
}

export { chance, pick, type Draw };
