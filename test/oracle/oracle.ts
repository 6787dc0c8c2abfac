import type { Case, FiredRule, PeriodResult, Rhythm, Rulebook } from '../../libs/engine/index.js';
import { County, RHYTHMS, type Period } from './county.js';
import { Failure, Names, type Scope } from './names.js';
import { actionsOf, subjectsOf, type Made, type Rule, type Subject } from './rules.js';
import { isNum, print, type Num } from './numbers.js';
import type { Value } from './expressions.js';

/**
 * What a rulebook and a case come to, worked out a second time from the description of the language: one value after the
 * other, big fractions, no columns. Slow; its only merit is that it shares nothing with the engine.
 */
export type Told = { readonly periods: PeriodResult[] } | { readonly problems: readonly string[] };

export function oracle(rulebook: Rulebook, given: Case): Told {
  const names = new Names(rulebook, new County(given));
  const results: { period: Period; result: PeriodResult }[] = [];
  for (const rhythm of RHYTHMS) {
    const rules = rulebook.rules.filter((rule) => (rule.period ?? rulebook.period) === rhythm);
    const followed = new Map<string, Followed>();
    const follow = (rule: Rule, period: Period): Followed => {
      const key = `${period.text} ${rule.id}`;
      const known = followed.get(key);
      if (known !== undefined) return known;
      const now = followRule(names, rule, period);
      followed.set(key, now);
      return now;
    };
    // A rule that counts what others did asks them first, wherever the question comes from (`overrides` may ask early).
    names.received = (scope, code) => {
      const counted = rules.filter((rule) => isAbove(rulebook, rule, scope) && gives(rule, code));
      const made = counted.flatMap((rule) => follow(rule, scope.period).made);
      return received(names, scope, code, made);
    };
    for (const period of names.county.periods(rhythm)) {
      const result = resultOf(names, rhythm, period, rules, (rule) => follow(rule, period));
      results.push({ period, result });
    }
  }
  if (names.problems.size > 0) return { problems: [...names.problems].sort() };
  results.sort((a, b) => order(a.period, b.period));
  return { periods: results.map(({ result }) => result) };
}

const order = (a: Period, b: Period): number =>
  a.last < b.last ? -1 : a.last > b.last ? 1 : RHYTHMS.indexOf(a.rhythm) - RHYTHMS.indexOf(b.rhythm);

/** What following a rule came to. */
interface Followed {
  readonly fired: FiredRule[];
  readonly undetermined: FiredRule[];
  readonly made: Made[];
}

const isAbove = ({ rules }: Rulebook, rule: Rule, scope: Scope): boolean => rules.indexOf(rule) < (scope.rule ?? 0);

/** Whether a consequence of the rule could be of that kind or code. */
const gives = ({ then }: Rule, code: string): boolean =>
  then.some(({ kind, is, from, options }) =>
    [kind, is, ...(from ?? []), ...(Array.isArray(options) ? options : Object.keys(options ?? {}))].includes(code),
  );

function received({ county }: Names, scope: Scope, code: string, made: readonly Made[]): number {
  const post = scope.post === undefined ? null : county.given.appointments[scope.post];
  return made.filter(({ action, through }) => {
    if (action.kind !== code && action.code !== code) return false;
    return post === null ? action.official === scope.official : through === post;
  }).length;
}

/** What fails here is noted where it happened. */
function attempt<T>(names: Names, place: string, ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (!error.reported) names.problems.add(`${error.code} ${place}`);
    return null;
  }
}

function followRule(names: Names, rule: Rule, period: Period): Followed {
  const [fired, undetermined]: FiredRule[][] = [[], []];
  const made: Made[] = [];
  for (const subject of subjectsOf(rule, period, names)) {
    const place = `rules[${period.text}/${subject.event?.code ?? subject.code ?? subject.official}/${rule.id}]`;
    const fires = attempt(names, place, () => names.fires(rule.id, subject));
    const told = {
      rule: rule.id,
      organization: subject.code,
      event: subject.event?.code ?? null,
      official: ofPerson(rule, subject),
    };
    if (fires === null) undetermined.push(told);
    if (fires !== true) continue;
    fired.push(told);
    made.push(...(attempt(names, place, () => actionsOf(rule, subject, names)) ?? []));
  }
  return { fired, undetermined, made };
}

function resultOf(
  names: Names,
  rhythm: Rhythm,
  period: Period,
  rules: readonly Rule[],
  follow: (rule: Rule) => Followed,
): PeriodResult {
  const { rulebook, county } = names;
  const own = <T extends { period?: Rhythm }>(all: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(all).filter(([, one]) => (one.period ?? rulebook.period) === rhythm);
  const codes = (kind: string) => county.ofKind(kind, period);
  const sheets = own(rulebook.sheets).map(([name, sheet]) => {
    const rows = codes(sheet.of).map((one) => {
      const cell = (value: Num | null): string | null => (value === null ? null : print(value, sheet.decimals));
      const indicators = sheet.indicators.map(({ id }) => {
        return [id, cell(attempt(names, '', () => names.indicator(id, one, period)))] as const;
      });
      const total = cell(attempt(names, '', () => names.sheet(name, one, period)));
      return [one.code, { indicators: Object.fromEntries(indicators), total }] as const;
    });
    return [name, Object.fromEntries(rows)] as const;
  });
  const ties: { ranking: string; organizations: string[] }[] = [];
  const rankings = own(rulebook.rankings).map(([name, { of }]) => {
    for (const one of codes(of)) attempt(names, '', () => names.standing(name, one, period));
    const places = codes(of).map((one) => [one, attempt(names, '', () => names.place(name, one, period))] as const);
    const shared = new Map<string, string[]>();
    for (const [one, place] of places) {
      if (place === null) continue;
      const standing = names.standing(name, one, period);
      const key = `${standing?.field ?? ''} ${place.rank}`;
      shared.set(key, [...(shared.get(key) ?? []), one.code]);
    }
    const groups = [...shared.values()].filter((group) => group.length > 1);
    groups.sort(([a], [b]) => (a < b ? -1 : 1));
    ties.push(...groups.map((organizations) => ({ ranking: name, organizations })));
    const printed = places.map(([{ code }, place]) => [code, { rank: place?.rank ?? null, last: place?.last ?? null }]);
    return [name, Object.fromEntries(printed)] as const;
  });
  const facts = factsOf(names, rhythm, period);

  // Every rule is followed in the order of the file, unless one was asked for before.
  const all = rules.map(follow);
  const fired = all.flatMap((one) => one.fired);
  const undetermined = all.flatMap((one) => one.undetermined);
  const made = all.flatMap((one) => one.made);
  const vetoes = new Map<string, string[]>();
  for (const rule of rules.filter(({ then }) => then.some(({ kind }) => kind === 'veto'))) {
    for (const { organization } of follow(rule).fired) {
      const list = vetoes.get(organization as string) ?? [];
      if (!list.includes(rule.id)) list.push(rule.id);
      vetoes.set(organization as string, list);
    }
  }
  if (names.problems.size > 0) return {} as PeriodResult;
  const shaken = shakenBy(names, rules, period, ties);
  const key = (rule: string, subject: Subject): string => `${rule} ${subject.event?.code ?? subject.code ?? ''}`;
  const actions = made.map(({ action, subject }) =>
    shaken.has(key(action.rule, subject)) ? { ...action, flags: [...action.flags, 'tied' as const] } : action,
  );
  const flags = rules.flatMap((rule) =>
    rule.event !== undefined || ofPeople(rule)
      ? []
      : subjectsOf(rule, period, names)
          .filter((subject) => shaken.has(key(rule.id, subject)) && names.fires(rule.id, subject) !== true)
          .map(({ code }) => ({ code: 'tied' as const, rule: rule.id, organization: code as string })),
  );
  return {
    period: period.text,
    facts,
    sheets: Object.fromEntries(sheets),
    rankings: Object.fromEntries(rankings),
    ties,
    fired,
    vetoes: [...vetoes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([organization, ids]) => ({ organization, rules: ids })),
    actions,
    undetermined,
    flags,
  };
}

const ofPeople = ({ of }: Rule): boolean => of === 'official' || of === 'post';
const ofPerson = (rule: Rule, { official }: Subject): string | null => (ofPeople(rule) ? (official ?? null) : null);

function factsOf(names: Names, rhythm: Rhythm, period: Period): PeriodResult['facts'] {
  const { rulebook, county } = names;
  const printed: Record<string, Record<string, Record<string, string | boolean | null>>> = {};
  for (const of of [...Object.keys(rulebook.organizations), ...Object.keys(rulebook.events)]) {
    const facts = Object.entries(rulebook.facts).filter(
      ([, fact]) => fact.of === of && (fact.period ?? rulebook.period) === rhythm,
    );
    if (facts.length === 0) continue;
    const ofEvents = Object.hasOwn(rulebook.events, of);
    const rows = ofEvents ? county.eventsOf(of, period) : county.ofKind(of, period);
    printed[of] = Object.fromEntries(
      rows.map((row) => {
        const values = facts.map(([name, { decimals }]) => {
          const value = attempt(names, '', () =>
            'type' in row ? names.eventFact(name, row, period) : names.fact(name, row, period),
          );
          return [name, show(value, decimals)] as const;
        });
        return [row.code, Object.fromEntries(values)];
      }),
    );
  }
  return printed;
}

const show = (value: Value, decimals: number): string | boolean | null =>
  isNum(value) ? print(value, decimals) : value;

/** Rules and subjects whose outcome a broken tie would change (section 9). */
function shakenBy(names: Names, rules: readonly Rule[], period: Period, ties: PeriodResult['ties']): Set<string> {
  const shaken = new Set<string>();
  for (const { ranking, organizations } of ties) {
    for (const code of organizations) {
      const organization = names.county.organization(code);
      const place = names.place(ranking, organization, period);
      if (place === null) continue;
      const subjects = rules
        .filter((rule) => !ofPeople(rule))
        .flatMap((rule) => subjectsOf(rule, period, names).map((subject) => ({ rule, subject })))
        .filter(({ subject }) => subject.code === code);
      const actual = subjects.map(({ rule, subject }) => outcome(names, rule, subject));
      for (let k = 0; k < organizations.length; k++) {
        const there = { rank: place.rank + k, last: place.last + organizations.length - 1 - k, size: place.size };
        const then = names.imagining({ ranking, organization: code, period: period.text, place: there }, () =>
          subjects.map(({ rule, subject }) => outcome(names, rule, subject)),
        );
        subjects.forEach(({ rule, subject }, i) => {
          if (then[i] !== actual[i]) shaken.add(`${rule.id} ${subject.event?.code ?? code}`);
        });
      }
    }
  }
  return shaken;
}

/** What a rule does to a subject; an error counts as something else. */
function outcome(names: Names, rule: Rule, subject: Subject): string {
  try {
    if (names.fires(rule.id, subject) !== true) return 'nothing';
    const said = actionsOf(rule, subject, names);
    return JSON.stringify(
      said.map(({ action: { kind, role, official, amount, code, options } }) => [
        kind,
        role,
        official,
        amount,
        code,
        options,
      ]),
    );
  } catch (error) {
    if (error instanceof Failure) return 'failed';
    throw error;
  }
}
