import {
  parseDecimal,
  type Consequence,
  type Expression,
  type Rhythm,
  type Rule,
  type Rulebook,
} from '../engine/index.js';

/**
 * A rulebook of which only a part could be read, filled up so that the engine can look for further mistakes in it. What
 * is filled in means nothing (an expression is `null`, which passes for every type) and is never run.
 */
export function mended(rulebook: Rulebook): Rulebook {
  return {
    ...rulebook,
    title: rulebook.title ?? {},
    source: rulebook.source ?? { status: 'draft' },
    clauses: each(rulebook.clauses, (clause) => clause),
    organizations: each(rulebook.organizations, (kind) => ({ ...kind, fields: each(kind.fields, (type) => type) })),
    roles: each(rulebook.roles, (role) => ({ ...role, of: role.of ?? '' })),
    roleGroups: each(rulebook.roleGroups, there),
    inputs: each(rulebook.inputs, (input) => withRhythm({ ...input, of: input.of ?? '' })),
    events: each(rulebook.events, (event) => ({
      ...event,
      of: event.of ?? '',
      fields: each(event.fields, (type) => type),
    })),
    facts: each(rulebook.facts, (fact) =>
      withRhythm({ ...fact, of: fact.of ?? '', is: expression(fact.is), decimals: digits(fact.decimals, 2) }),
    ),
    sheets: each(rulebook.sheets, (sheet) =>
      withRhythm({
        ...sheet,
        of: sheet.of ?? '',
        total: expression(sheet.total),
        decimals: digits(sheet.decimals, 2),
        indicators: onceNamed(there(sheet.indicators)).map((one) => ({
          ...one,
          score: expression(one.score),
          weight: decimal(one.weight),
        })),
      }),
    ),
    rankings: each(rulebook.rankings, (ranking) =>
      withRhythm({ ...ranking, of: ranking.of ?? '', by: expression(ranking.by), ties: there(ranking.ties) }),
    ),
    rules: onceNamed(there(rulebook.rules))
      .filter(({ of, event }) => (of === undefined) !== (event === undefined))
      .map(mendedRule),
    readingsOfTheDecree: there(rulebook.readingsOfTheDecree).filter(({ clause }) => clause !== undefined),
  };
}

/** Things with an id; the second of one id goes by its index, as its place does. */
const onceNamed = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  list
    .map((one, i) => (list.findIndex(({ id }) => id === one.id) < i ? { ...one, id: String(i) } : one))
    .filter(({ id }) => id !== undefined);

function mendedRule(rule: Rule): Rule {
  // oxlint-disable-next-line unicorn/no-thenable -- `then` is the rulebook's own key
  return withRhythm({ ...rule, overrides: there(rule.overrides), then: there(rule.then).map(mendedConsequence) });
}

function mendedConsequence(consequence: Consequence): Consequence {
  const { options, between, to, decimals } = consequence;
  return {
    ...consequence,
    to: there(to),
    decimals: digits(decimals, 0),
    between: between?.length === 2 ? [expression(between[0]), expression(between[1])] : undefined,
    options: Array.isArray(options) ? there(options as readonly string[]) : options && mendedGrades(options as Grades),
  };
}

type Grades = Readonly<Record<string, Expression>>;

const mendedGrades = (grades: Grades): Grades =>
  Object.fromEntries(Object.entries(grades).map(([grade, text]) => [grade, expression(text)]));

const RHYTHMS: ReadonlySet<Rhythm> = new Set(['year', 'half', 'quarter', 'month']);

const withRhythm = <T extends { readonly period?: Rhythm }>(thing: T): T =>
  thing.period === undefined || RHYTHMS.has(thing.period) ? thing : { ...thing, period: undefined };

const expression = (text: Expression | undefined): Expression => text ?? 'null';
const digits = (given: number, otherwise: number): number => (Number.isInteger(given) ? given : otherwise);
const decimal = (text: string | undefined): string | undefined =>
  text === undefined || parseDecimal(text) !== null ? text : '0';
const there = <T>(list: readonly T[] | undefined): T[] => (list ?? []).filter((one) => one !== undefined);

function each<T, U>(record: Readonly<Record<string, T>> | undefined, mend: (one: T) => U): Record<string, U> {
  const entries = Object.entries(record ?? {}).filter(([, one]) => one !== undefined);
  return Object.assign(
    Object.create(null) as Record<string, U>,
    Object.fromEntries(entries.map(([name, one]) => [name, mend(one)])),
  );
}
