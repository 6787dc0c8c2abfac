import type { Action, Case } from '../../engine/index.js';
import { comparing, word, type Language } from '../../texts/index.js';
import type { RegisterEntry } from './compare-rulebooks.js';
import type { Comparison, PeriodComparison, Totals } from './comparison.js';

/** Names of a case by code, for lines that people read. */
interface Names {
  readonly organizations: ReadonlyMap<string, string>;
  readonly officials: ReadonlyMap<string, string>;
}

const namesOf = ({ organizations, officials }: Case): Names => ({
  organizations: new Map(organizations.map(({ code, name }) => [code, name])),
  officials: new Map(officials.map(({ code, name }) => [code, name])),
});

/** A comparison as lines to read. */
export function printComparison({ from, to, periods, totals }: Comparison, given: Case, language: Language): string {
  const say = sayIn(language);
  const names = namesOf(given);
  const lines = [
    say('head', { from: titled(from), to: titled(to) }),
    ...(periods.length === 0 ? [say('nothing')] : periods.flatMap((one) => periodLines(one, names, language))),
    ...(periods.length === 0 ? [] : totalLines(totals, say)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The open questions of a decree, each with what its alternative would change. */
export function printRegister(entries: readonly RegisterEntry[], language: Language): string {
  const say = sayIn(language);
  const lines = entries.flatMap(({ reading, effect }) => {
    const { name, question, used, alternative } = reading;
    return [say('register', { name, question, used, alternative }), effectLine(effect, say)];
  });
  return `${lines.join('\n')}\n`;
}

type Say = (key: string, filled?: Readonly<Record<string, string | number>>) => string;
const sayIn =
  (language: Language): Say =>
  (key, filled) =>
    comparing(key, language, filled);

const titled = ({ rulebook, digest }: Comparison['from']): string => `${rulebook} ${digest.slice(0, 8)}`;
const signed = (amount: string): string =>
  /^[-0.]/.test(amount) && !/^0\.0*[1-9]/.test(amount) ? amount : `+${amount}`;

function effectLine(effect: Comparison | null, say: Say): string {
  if (effect === null) return say('register_closed');
  if (effect.periods.length === 0) return say('register_none');
  const { movers, vetoes, money, people } = effect.totals;
  const [fines, rewards] = [signed(money.fines.difference), signed(money.rewards.difference)];
  return say('register_effect', { movers, ...vetoes, fines, rewards, people: people.length });
}

function periodLines(one: PeriodComparison, names: Names, language: Language): string[] {
  const say = sayIn(language);
  const { moves, scores, vetoes, actions } = one;
  const organization = (code: string): string => `${code} ${names.organizations.get(code) ?? ''}`.trimEnd();
  const spoken = (action: Action): string => actionText(action, names, language);
  const place = (rank: number | null): string => (rank === null ? say('no_place') : String(rank));
  const listed = (codes: readonly string[]): string => codes.map(organization).join(language === 'zh' ? '、' : ', ');
  const changed = actions.gained.length + actions.lost.length + actions.changed.length;
  return [
    say('period', { period: one.period }),
    ...(moves.length === 0 ? [] : [say('moves', { n: moves.length })]),
    ...moves.map(({ ranking, organization: code, from, to }) =>
      say('move', { organization: organization(code), ranking, from: place(from), to: place(to) }),
    ),
    ...(scores.length === 0 ? [] : [say('scores', { n: scores.length })]),
    ...scores.map(({ sheet, organization: code, from, to }) =>
      say('score', { organization: organization(code), sheet, from: from ?? '—', to: to ?? '—' }),
    ),
    ...(vetoes.gained.length === 0 ? [] : [say('vetoed', { list: listed(vetoes.gained) })]),
    ...(vetoes.lost.length === 0 ? [] : [say('not_vetoed', { list: listed(vetoes.lost) })]),
    ...(changed === 0
      ? []
      : [
          say('actions', { gained: actions.gained.length, lost: actions.lost.length, changed: actions.changed.length }),
        ]),
    ...actions.lost.map((action) => say('lost', { action: spoken(action) })),
    ...actions.gained.map((action) => say('gained', { action: spoken(action) })),
    ...actions.changed.map(({ from, to }) => say('changed', { action: spoken(from), now: whatText(to, language) })),
  ];
}

function actionText(action: Action, names: Names, language: Language): string {
  const { rule, clause, official, organization, role } = action;
  const body = organization === null ? '' : `${organization} ${names.organizations.get(organization) ?? ''}`.trimEnd();
  const person =
    official === null
      ? role === null || role === 'parent'
        ? ''
        : `${role} ${comparing('vacant', language)}`
      : `${role ?? ''} ${official} ${names.officials.get(official) ?? ''}`.trim();
  const who = [body, person].filter((part) => part !== '').join('　');
  return comparing('action', language, { who, rule, clause, what: whatText(action, language) });
}

function whatText({ kind, amount, code, status, from, until }: Action, language: Language): string {
  const open = status === 'pending' ? comparing('open', language) : '';
  const span = from === null && until === null ? '' : `${from ?? ''}—${until ?? ''}`;
  return [word(kind, language), amount ?? '', code ?? '', span, open].filter((part) => part !== '').join(' ');
}

function totalLines({ movers, vetoes, money, people, organizations }: Totals, say: Say): string[] {
  const sum = (of: typeof money.fines) => ({ ...of, difference: signed(of.difference) });
  return [
    say('totals'),
    say('of_organizations', { organizations: organizations.length, people: people.length, movers }),
    say('of_vetoes', vetoes),
    say('of_fines', sum(money.fines)),
    say('of_rewards', sum(money.rewards)),
    say('of_open', money.open),
  ];
}
