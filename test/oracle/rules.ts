import type { Action, CaseAppointment, CaseDetermination, CaseEvent, Rulebook } from '../../libs/engine/index.js';
import { addDays, addMonths, daysBetween, periodNumber, type Period } from './county.js';
import type { Names, Scope } from './names.js';
import { decimal, print, sign, type Num } from './numbers.js';

export type Rule = Rulebook['rules'][number];
type Consequence = Rule['then'][number];

/** One subject of a rule in a period. */
export interface Subject extends Scope {
  readonly code: string | null;
}

const ends = (one: CaseAppointment): [string, string] => [one.from ?? '0000-01-01', one.to ?? '9999-12-31'];
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The subjects of a rule, in the order of the result. */
export function subjectsOf(rule: Rule, period: Period, names: Names): Subject[] {
  const { county } = names;
  if (rule.event !== undefined) {
    return county
      .eventsOf(rule.event, period)
      .sort((a, b) => byText(a.organization, b.organization) || byText(a.code, b.code))
      .map((event) => ({ ...names.eventScope(event, period), code: event.organization }));
  }
  if (rule.of === 'official') {
    return county.officials.map((official) => ({ official, organization: null, period, code: null }));
  }
  if (rule.of === 'post') {
    const all = county.given.appointments;
    const key = ({ official, organization, role, from }: CaseAppointment): string =>
      [official, organization, role, from ?? ''].join(' ');
    return county
      .appointmentsIn(period)
      .sort((a, b) => byText(key(a), key(b)))
      .map((one) => {
        return { official: one.official, post: all.indexOf(one), organization: null, period, code: one.organization };
      });
  }
  return county
    .ofKind(rule.of as string, period)
    .map((organization) => ({ organization, period, code: organization.code }));
}

/** Somebody whom a consequence reaches, before amounts. */
interface Reached {
  readonly role: string | null;
  readonly official: string | null;
  readonly appointment: CaseAppointment | null;
  readonly through: CaseAppointment | null;
  readonly flags: string[];
}

export interface Made {
  readonly action: Action;
  readonly subject: Subject;
  readonly through: CaseAppointment | null;
}

export function actionsOf(rule: Rule, subject: Subject, names: Names): Made[] {
  return rule.then.flatMap((consequence) =>
    reachedBy(rule, consequence, subject, names).flatMap((one) => {
      return actionsFor(rule, consequence, subject, one, names).map((action) => {
        return { action, subject, through: one.through };
      });
    }),
  );
}

function reachedBy(rule: Rule, { to }: Consequence, subject: Subject, names: Names): Reached[] {
  const { rulebook, county } = names;
  const body = { official: null, appointment: null, through: null, flags: [] };
  const seen = new Set<string>();
  const targets = to.flatMap((one) => {
    const above = one.startsWith('parent.');
    const name = above ? one.slice(7) : one;
    const group = Object.hasOwn(rulebook.roleGroups, name) ? rulebook.roleGroups[name] : [name];
    return group.map((role) => (above ? `parent.${role}` : role));
  });
  return targets.flatMap((target): Reached[] => {
    if (seen.has(target)) return [];
    seen.add(target);
    if (target === 'organization') return [{ ...body, role: null }];
    if (target === 'parent') return [{ ...body, role: 'parent' }];
    if (target === 'official') return [person(rule, subject, names)];
    const above = target.startsWith('parent.');
    const own = county.organization(subject.code as string);
    const organization = above ? own.parent : own.code;
    const role = above ? target.slice(7) : target;
    const posts = county.given.appointments.filter((one) => one.role === role && one.organization === organization);
    const holders = holdersOf(rule, subject, posts, names);
    if (holders.length === 0) return [{ ...body, role: target, flags: ['vacant'] }];
    return holders.map(({ official, appointment, moved }) => {
      return { role: target, official, appointment, through: appointment, flags: moved ? ['moved'] : [] };
    });
  });
}

function person(rule: Rule, subject: Subject, names: Names): Reached {
  const { appointments } = names.county.given;
  if (subject.post !== undefined) {
    const own = appointments[subject.post];
    return { role: own.role, official: own.official, appointment: own, through: own, flags: [] };
  }
  const official = subject.event === undefined ? (subject.official as string) : (subject.event.official ?? null);
  const none = { role: null, official, appointment: null, through: null };
  if (official === null) return { ...none, flags: ['vacant'] };
  const posts = new Map<string, CaseAppointment[]>();
  for (const one of appointments.filter((post) => post.official === official)) {
    const key = `${one.organization} ${one.role}`;
    posts.set(key, [...(posts.get(key) ?? []), one]);
  }
  const counting = [...posts]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, list]) => holdersOf(rule, subject, list, names));
  const latest = counting.reduce<CaseAppointment | null>(
    (best, { appointment }) => (best === null || ends(appointment)[0] > ends(best)[0] ? appointment : best),
    null,
  );
  return { ...none, appointment: latest, flags: [] };
}

/** Section 6: who of one post's appointments holds it, by official. */
function holdersOf(rule: Rule, { event, period }: Subject, posts: readonly CaseAppointment[], { rulebook }: Names) {
  const holder = rule.holder ?? (event === undefined ? rulebook.holder : 'event_date');
  const spans: Record<string, readonly [string, string]> = {
    majority: [period.first, period.last],
    any: [period.first, period.last],
    period_end: [period.last, period.last],
    event_date: [event?.date ?? period.last, event?.date ?? period.last],
  };
  const dated = event?.fields?.[holder] ?? null;
  const span = Object.hasOwn(spans, holder) ? spans[holder] : dated === null ? null : ([dated, dated] as const);
  if (span === null) return [];
  const officials = [...new Set(posts.map(({ official }) => official))].sort(byText);
  return officials.flatMap((official) => {
    const own = posts.filter((one) => one.official === official);
    const parts = own
      .map((one) => [one, later(ends(one)[0], span[0]), earlier(ends(one)[1], span[1])] as const)
      .filter(([, from, to]) => from <= to);
    const days = parts.reduce((sum, [, from, to]) => sum + daysBetween(from, to), 0);
    if (days === 0 || (holder === 'majority' && 2 * days <= daysBetween(span[0], span[1]))) return [];
    const appointment = parts.map(([one]) => one).reduce((a, b) => (ends(b)[0] > ends(a)[0] ? b : a));
    const there = own.some((one) => event !== undefined && ends(one)[0] <= event.date && event.date <= ends(one)[1]);
    return [{ official, appointment, moved: event !== undefined && !Object.hasOwn(spans, holder) && !there }];
  });
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

function actionsFor(rule: Rule, consequence: Consequence, subject: Subject, one: Reached, names: Names): Action[] {
  const { rules } = names.rulebook;
  const scope: Scope = { ...subject, rule: rules.indexOf(rule), numbers: one.appointment?.numbers ?? null };
  const money = (text: string): string | null => {
    const value = names.expression(text, scope) as Num | null;
    return value === null ? null : print(value, consequence.decimals);
  };
  const { amount, options, between } = consequence;
  const stated = amount === undefined ? null : money(amount);
  const graded =
    options === undefined || Array.isArray(options)
      ? null
      : Object.entries(options as Record<string, string>).map(([grade, text]) => [grade, money(text)] as const);
  const range = between === undefined ? null : ([money(between[0]), money(between[1])] as const);
  if (stated !== null && sign(decimal(stated)) === 0) return [];
  const unknown =
    (amount !== undefined && stated === null) ||
    (graded?.some(([, sum]) => sum === null) ?? false) ||
    (range?.includes(null) ?? false);
  const open = options !== undefined || between !== undefined;
  const base: Action = {
    rule: rule.id,
    clause: rule.clause,
    kind: consequence.kind,
    organization: subject.code,
    role: one.role,
    official: one.official,
    event: subject.event?.code ?? null,
    status: open || unknown ? 'pending' : 'determined',
    amount: stated,
    code: open ? null : (consequence.is ?? null),
    options:
      options !== undefined && Array.isArray(options)
        ? options
        : graded !== null
          ? Object.fromEntries(graded)
          : range === null
            ? null
            : { between: range },
    from: null,
    until: null,
    within_days: consequence.withinDays ?? null,
    within_working_days: consequence.withinWorkingDays ?? null,
    copy_to: consequence.copyTo,
    flags: [...one.flags, ...(unknown ? ['amount_unknown'] : [])] as Action['flags'],
  };
  if (consequence.kind === 'bar') {
    const [from, until] = barOf(consequence, subject.period, subject.event);
    return (consequence.from ?? []).map((code) => ({ ...base, code, from, until }));
  }
  return [open ? determined(base, consequence, subject.period, names) : base];
}

function barOf({ months, periods = 1 }: Consequence, period: Period, event: CaseEvent | undefined): [string, string] {
  if (months !== undefined) {
    const from = event?.date ?? addDays(period.last, 1);
    return [from, addDays(addMonths(from, months), -1)];
  }
  const from = event?.date ?? (periods === 0 ? period.first : addDays(period.last, 1));
  return [from, periodNumber(period.rhythm, period.number + periods).last];
}

/** The determination with most keys that matches an open action. */
function determined(action: Action, { is, decimals }: Consequence, period: Period, names: Names): Action {
  const byAmount = action.options !== null && 'between' in action.options;
  const keys = ['organization', 'official', 'role', 'event', 'kind'] as const;
  const asked = (one: CaseDetermination): (typeof keys)[number][] => keys.filter((key) => (one[key] ?? null) !== null);
  const matching = names.county.given.determinations.filter(
    (one) =>
      one.period === period.text &&
      one.rule === action.rule &&
      (byAmount ? one.amount !== undefined : one.choice !== undefined) &&
      asked(one).every((key) => one[key] === action[key]),
  );
  if (matching.length === 0) return action;
  const best = matching.reduce((a, b) => (asked(b).length > asked(a).length ? b : a));
  const flags = action.flags.filter((flag) => flag !== 'amount_unknown');
  const status = 'determined';
  if (byAmount)
    return { ...action, status, flags, amount: print(decimal(String(best.amount)), decimals), code: is ?? null };
  const choice = best.choice as string;
  if (Array.isArray(action.options)) return { ...action, status, flags, code: choice };
  const amount = (action.options as Record<string, string | null>)[choice];
  return amount === null ? action : { ...action, status, flags, amount, code: is ?? null };
}
