import type { CaseEvent, CaseOrganization, Rhythm, Rulebook } from '../../libs/engine/index.js';
import { periodNumber, type County, type Period } from './county.js';
import { evaluate, type Value } from './expressions.js';
import { decimal, isNum, num, over, plus, round, sign, times, type Num } from './numbers.js';
import { parse, type Node } from './parse.js';

/** Dividing by zero, or a plain score that is null: `place` is empty until the named thing it happened in is known. */
export class Failure extends Error {
  constructor(
    readonly code: 'division_by_zero' | 'null_score',
    readonly reported: boolean,
  ) {
    super(code);
  }
}

/** Where an expression stands. */
export interface Scope {
  readonly period: Period;
  /** Null where names of the organization read null: it is gone, or the scope is a person's. */
  readonly organization: CaseOrganization | null;
  readonly event?: CaseEvent;
  readonly official?: string;
  /** Position of the appointment in the case, for rules of posts. */
  readonly post?: number;
  readonly weight?: Num;
  /** Position of the rule, for `received`. */
  readonly rule?: number;
  /** The appointment whose numbers `official.x` reads. */
  readonly numbers?: Readonly<Record<string, string>> | null;
}

export interface Place {
  readonly rank: number;
  readonly last: number;
  readonly size: number;
}

/** One organization imagined at another place: only what is its own is worked out anew. */
export interface Imagined {
  readonly ranking: string;
  readonly organization: string;
  readonly period: string;
  readonly place: Place;
}

type Kept = { readonly value: unknown } | { readonly failure: Failure };

/** Every named value of a case, worked out when it is asked for. */
export class Names {
  readonly problems = new Set<string>();
  private readonly kept = new Map<string, Kept>();
  private imagined: { readonly what: Imagined; readonly kept: Map<string, Kept> } | null = null;
  /** How many actions of a kind or code a person was reached by, from rules above one (set by the rules). */
  received: (scope: Scope, code: string) => number = () => 0;

  constructor(
    readonly rulebook: Rulebook,
    readonly county: County,
  ) {}

  imagining<T>(what: Imagined, ask: () => T): T {
    const before = new Set(this.problems);
    this.imagined = { what, kept: new Map() };
    try {
      return ask();
    } finally {
      this.imagined = null;
      this.problems.clear();
      for (const one of before) this.problems.add(one);
    }
  }

  private once<T>(key: string, own: { organization: string | null; period: string }, place: string, make: () => T): T {
    const { imagined } = this;
    const anew =
      imagined !== null && imagined.what.organization === own.organization && imagined.what.period === own.period;
    const kept = anew ? imagined.kept : this.kept;
    let known = kept.get(key);
    if (known === undefined) {
      try {
        known = { value: make() };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        if (!error.reported) this.problems.add(`${error.code} ${place}`);
        known = { failure: new Failure(error.code, true) };
      }
      kept.set(key, known);
    }
    if ('failure' in known) throw known.failure;
    return known.value as T;
  }

  expression(text: string, scope: Scope): Value {
    return evaluate(parse(text), scope, this);
  }

  /** A name in a scope: a field or fact of the event, or something of the organization. */
  name(name: string, scope: Scope): Value {
    const { event } = scope;
    if (event !== undefined) {
      const declared = this.rulebook.events[event.type].fields;
      if (Object.hasOwn(declared, name)) return field(event.fields?.[name] ?? null, declared[name]);
      const fact = Object.hasOwn(this.rulebook.facts, name) ? this.rulebook.facts[name] : undefined;
      if (fact?.of === event.type) return this.eventFact(name, event, scope.period);
    }
    if (name === 'vetoed') return this.vetoed(scope);
    return scope.organization === null ? null : this.ofOrganization(name, scope.organization, scope.period);
  }

  ofOrganization(name: string, organization: CaseOrganization, period: Period): Value {
    if (!this.county.isAssessed(organization, period)) return null;
    const { rulebook } = this;
    const traits = rulebook.organizations[organization.kind].fields;
    if (Object.hasOwn(traits, name)) return field(organization.fields?.[name] ?? null, traits[name]);
    if (Object.hasOwn(rulebook.inputs, name)) return this.input(name, organization, period);
    if (Object.hasOwn(rulebook.facts, name)) return this.fact(name, organization, period);
    if (Object.hasOwn(rulebook.sheets, name)) return this.sheet(name, organization, period);
    if (Object.hasOwn(rulebook.rankings, name)) {
      const place = this.place(name, organization, period);
      return place === null ? null : num(place.rank);
    }
    return this.indicator(name, organization, period);
  }

  private input(name: string, organization: CaseOrganization, period: Period): Value {
    const declared = this.rulebook.inputs[name];
    const given = this.county.reading(period.text, organization.code, name);
    if (given === 'exempt') return null;
    if (given === undefined) return declared.missing === 'zero' && declared.values === undefined ? num(0) : null;
    return declared.values === undefined ? decimal(given) : given;
  }

  fact(name: string, organization: CaseOrganization, period: Period): Value {
    const { is, decimals } = this.rulebook.facts[name];
    const own = { organization: organization.code, period: period.text };
    return this.once(
      `${name} ${organization.code} ${period.text}`,
      own,
      `facts[${period.text}/${organization.code}/${name}]`,
      () => rounded(this.expression(is, { organization, period }), decimals),
    );
  }

  eventFact(name: string, event: CaseEvent, period: Period): Value {
    const { is, decimals } = this.rulebook.facts[name];
    const organization = this.alive(event, period);
    const own = { organization: event.organization, period: period.text };
    return this.once(`${name} ${event.code} ${period.text}`, own, `facts[${period.text}/${event.code}/${name}]`, () =>
      rounded(this.expression(is, { organization, event, period }), decimals),
    );
  }

  alive(event: CaseEvent, period: Period): CaseOrganization | null {
    const organization = this.county.organization(event.organization);
    return this.county.isAssessed(organization, period) ? organization : null;
  }

  indicator(id: string, organization: CaseOrganization, period: Period): Num | null {
    const [name, sheet] = Object.entries(this.rulebook.sheets).find(([, one]) =>
      one.indicators.some((indicator) => indicator.id === id),
    ) as [string, Rulebook['sheets'][string]];
    const indicator = sheet.indicators.find((one) => one.id === id) as (typeof sheet.indicators)[number];
    const place = `sheets[${period.text}/${organization.code}/${name}/${id}]`;
    const own = { organization: organization.code, period: period.text };
    return this.once(`${id} ${organization.code} ${period.text}`, own, place, () => {
      const weight = indicator.weight === undefined ? {} : { weight: decimal(indicator.weight) };
      const score = rounded(this.expression(indicator.score, { organization, period, ...weight }), sheet.decimals);
      if (score === null && indicator.kind === 'plain' && sheet.exempt === undefined)
        throw new Failure('null_score', false);
      return score as Num | null;
    });
  }

  sheet(name: string, organization: CaseOrganization, period: Period): Num | null {
    const sheet = this.rulebook.sheets[name];
    const own = { organization: organization.code, period: period.text };
    return this.once(
      `${name} ${organization.code} ${period.text}`,
      own,
      `sheets[${period.text}/${organization.code}/${name}]`,
      () => {
        if (sheet.total !== 'sum') {
          return rounded(this.expression(sheet.total, { organization, period }), sheet.decimals) as Num | null;
        }
        const scored = sheet.indicators.map((one) => [one, this.indicator(one.id, organization, period)] as const);
        const extra = scored.filter(([one]) => one.kind !== 'plain').map(([, score]) => score ?? num(0));
        const plain = scored.filter(([one]) => one.kind === 'plain');
        const counted = plain.filter(([, score]) => score !== null);
        let total = counted.reduce((sum, [, score]) => plus(sum, score as Num), num(0));
        if (sheet.exempt === 'rescale' && plain.length > 0) {
          if (counted.length === 0) return null;
          const weights = (list: typeof plain): Num =>
            list.reduce((sum, [one]) => plus(sum, decimal(one.weight ?? '0')), num(0));
          if (sign(weights(counted)) === 0) throw new Failure('division_by_zero', false);
          total = over(times(total, weights(plain)), weights(counted));
        }
        return round(extra.reduce(plus, total), sheet.decimals);
      },
    );
  }

  place(name: string, organization: CaseOrganization, period: Period): Place | null {
    const what = this.imagined?.what;
    if (what?.ranking === name && what.organization === organization.code && what.period === period.text)
      return what.place;
    const own = { organization: organization.code, period: period.text };
    return this.once(`${name} ${organization.code} ${period.text}`, own, '', () =>
      this.rank(name, organization, period),
    );
  }

  /** Its own values against those of everyone else in its field. */
  private rank(name: string, organization: CaseOrganization, period: Period): Place | null {
    const { of } = this.rulebook.rankings[name];
    const all = this.county.ofKind(of, period).map((one) => [one, this.standing(name, one, period)] as const);
    const mine = all.find(([one]) => one === organization)?.[1] ?? null;
    if (mine === null) return null;
    const field = all.filter(([, other]) => other !== null && other.field === mine.field);
    const better = field.filter(([, other]) => before(other as Standing, mine) < 0).length;
    const worse = field.filter(([, other]) => before(other as Standing, mine) > 0).length;
    return { rank: better + 1, last: worse + 1, size: field.length };
  }

  /** What a ranking compares of one organization; null when it has no place. */
  standing(name: string, organization: CaseOrganization, period: Period): Standing | null {
    const ranking = this.rulebook.rankings[name];
    const scope = { organization, period };
    const own = { organization: organization.code, period: period.text };
    return this.once(
      `${name}? ${organization.code} ${period.text}`,
      own,
      `rankings[${period.text}/${organization.code}/${name}]`,
      () => {
        const by = this.expression(ranking.by, scope);
        const among = ranking.among === undefined ? true : this.expression(ranking.among, scope);
        const group = ranking.group === undefined ? '' : show(this.expression(ranking.group, scope));
        const ties = ranking.ties.map((tie) => this.expression(tie, scope));
        if (by === null || among !== true) return null;
        const inside = ranking.within === 'parent' ? organization.parent : '';
        return { field: `${inside} ${group}`, by, ties, ascending: ranking.order === 'ascending' };
      },
    );
  }

  /** Whether a rule's condition holds for its subject, before anything overrides it; null: undetermined. */
  holds(id: string, scope: Scope): boolean | null {
    const rule = this.rulebook.rules.find((one) => one.id === id) as Rulebook['rules'][number];
    if (rule.when === undefined) return true;
    const code = scope.event?.code ?? scope.organization?.code ?? scope.official ?? '';
    const own = {
      organization: scope.event?.organization ?? scope.organization?.code ?? null,
      period: scope.period.text,
    };
    const key = `rule:${id} ${code} ${scope.post ?? ''} ${scope.period.text}`;
    return this.once(key, own, `rules[${scope.period.text}/${code}/${id}]`, () => {
      const held = this.expression(rule.when as string, { ...scope, rule: this.rulebook.rules.indexOf(rule) });
      return held as boolean | null;
    });
  }

  /** Whether a rule fires: its condition, and nothing that fires for the same subject overrides it. */
  fires(id: string, scope: Scope): boolean | null {
    const overridden = this.rulebook.rules.some(
      (other) => other.overrides.includes(id) && this.firesFor(other.id, scope),
    );
    const held = this.holds(id, scope);
    return overridden ? false : held;
  }

  /** Whether a rule fired for the organization (or person) of a scope; an event rule, when for any of its events. */
  firesFor(id: string, scope: Scope): boolean {
    const rule = this.rulebook.rules.find((one) => one.id === id) as Rulebook['rules'][number];
    if (rule.event === undefined) {
      const { event, ...whole } = scope;
      if (event === undefined) return this.fires(id, scope) === true;
      return scope.organization !== null && this.fires(id, whole) === true;
    }
    const code = scope.event?.organization ?? scope.organization?.code;
    return this.county
      .eventsOf(rule.event, scope.period)
      .filter((event) => event.organization === code)
      .map((event) => this.fires(id, this.eventScope(event, scope.period)))
      .includes(true);
  }

  eventScope(event: CaseEvent, period: Period): Scope {
    return { event, organization: this.alive(event, period), period };
  }

  private vetoed(scope: Scope): boolean {
    const kind = this.county.organization(
      scope.event?.organization ?? (scope.organization as CaseOrganization).code,
    ).kind;
    const { rules, events, period } = this.rulebook;
    return rules
      .filter((rule) => rule.then.some((one) => one.kind === 'veto'))
      .filter((rule) => (rule.event === undefined ? rule.of : events[rule.event].of) === kind)
      .filter((rule) => (rule.period ?? period) === scope.period.rhythm)
      .map((rule) => this.firesFor(rule.id, scope))
      .includes(true);
  }

  before(period: Period, periods: number): Period | null {
    return this.county.listed(period.rhythm, period.number - periods);
  }

  shorter(period: Period, rhythm: Rhythm): Period[] {
    return this.county.periods(rhythm).filter((one) => period.first <= one.first && one.last <= period.last);
  }
}

export const adjacent = (period: Period, back: number): Period => periodNumber(period.rhythm, period.number - back);

interface Standing {
  readonly field: string;
  readonly by: Value;
  readonly ties: readonly Value[];
  readonly ascending: boolean;
}

/** Below zero when a stands before b. */
function before(a: Standing, b: Standing): number {
  const main = compare(a.by, b.by);
  if (main !== 0) return a.ascending ? main : -main;
  for (let i = 0; i < a.ties.length; i++) {
    const [x, y] = [a.ties[i], b.ties[i]];
    if (x === null && y === null) continue;
    if (x === null || y === null) return x === null ? 1 : -1;
    if (compare(x, y) !== 0) return -compare(x, y);
  }
  return 0;
}

export function compare(a: Value, b: Value): number {
  if (isNum(a) && isNum(b)) return sign(plus(a, times(num(-1), b)));
  const [x, y] = [a as string | boolean, b as string | boolean];
  return x < y ? -1 : x > y ? 1 : 0;
}

export const show = (value: Value): string => {
  if (!isNum(value)) return String(value);
  const parts = round(times(value, num(10n ** 30n)), 0);
  return `#${parts.n / parts.d}`;
};

function rounded(value: Value, decimals: number): Value {
  return isNum(value) ? round(value, decimals) : value;
}

function field(given: string | number | null, type: unknown): Value {
  return given === null ? null : type === 'number' ? decimal(String(given)) : String(given);
}

export type { Node };
