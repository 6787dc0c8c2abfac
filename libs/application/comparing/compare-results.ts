import type { Action, PeriodResult, Result } from '../../engine/index.js';
import type { Comparison, Move, PeriodComparison, ScoreChange } from './comparison.js';
import { moneyOf } from './money.js';

/** What changes for whom when the same case is computed under another rulebook. A result beside itself gives nothing. */
export function compareResults(from: Result, to: Result): Comparison {
  const names = [...new Set([...from.periods, ...to.periods].map(({ period }) => period))];
  const find = ({ periods }: Result, name: string) => periods.find(({ period }) => period === name) ?? null;
  const periods = names.map((name) => comparePeriod(name, find(from, name), find(to, name)));
  const changed = periods.filter(isChanged);
  const people = new Set<string>();
  const organizations = new Set<string>();
  for (const { actions, vetoes, moves } of changed) {
    for (const one of [
      ...actions.gained,
      ...actions.lost,
      ...actions.changed.flatMap((pair) => [pair.from, pair.to]),
    ]) {
      if (one.official !== null) people.add(one.official);
      if (one.organization !== null) organizations.add(one.organization);
    }
    for (const code of [...vetoes.gained, ...vetoes.lost, ...moves.map((move) => move.organization)]) {
      organizations.add(code);
    }
  }
  const count = (of: (one: PeriodComparison) => readonly unknown[]): number =>
    changed.reduce((sum, one) => sum + of(one).length, 0);
  return {
    from: { rulebook: from.rulebook.id, digest: from.rulebook.digest },
    to: { rulebook: to.rulebook.id, digest: to.rulebook.digest },
    periods: changed,
    totals: {
      movers: new Set(changed.flatMap(({ moves }) => moves.map(({ organization }) => organization))).size,
      vetoes: { gained: count(({ vetoes }) => vetoes.gained), lost: count(({ vetoes }) => vetoes.lost) },
      actions: {
        gained: count(({ actions }) => actions.gained),
        lost: count(({ actions }) => actions.lost),
        changed: count(({ actions }) => actions.changed),
      },
      money: moneyOf(
        from.periods.flatMap(({ actions }) => actions),
        to.periods.flatMap(({ actions }) => actions),
      ),
      people: [...people].sort(),
      organizations: [...organizations].sort(),
    },
  };
}

const isChanged = ({ moves, scores, vetoes, actions }: PeriodComparison): boolean =>
  [moves, scores, vetoes.gained, vetoes.lost, actions.gained, actions.lost, actions.changed].some(
    (list) => list.length > 0,
  );

function comparePeriod(period: string, from: PeriodResult | null, to: PeriodResult | null): PeriodComparison {
  const [before, after] = [from?.actions ?? [], to?.actions ?? []];
  const vetoed = (result: PeriodResult | null): string[] => (result?.vetoes ?? []).map((veto) => veto.organization);
  const [had, has] = [vetoed(from), vetoed(to)];
  return {
    period,
    moves: movesOf(from, to),
    scores: scoresOf(from, to),
    vetoes: { gained: has.filter((one) => !had.includes(one)), lost: had.filter((one) => !has.includes(one)) },
    actions: compareActions(before, after),
    money: moneyOf(before, after),
  };
}

type Table<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** The cells of two tables side by side, the first's order first. */
function sideBySide<T>(from: Table<T> = {}, to: Table<T> = {}): { name: string; code: string; a?: T; b?: T }[] {
  const keys = <V>(a: Readonly<Record<string, V>> = {}, b: Readonly<Record<string, V>> = {}): string[] => [
    ...new Set([...Object.keys(a), ...Object.keys(b)]),
  ];
  return keys(from, to).flatMap((name) =>
    keys(from[name], to[name]).map((code) => ({ name, code, a: from[name]?.[code], b: to[name]?.[code] })),
  );
}

function movesOf(from: PeriodResult | null, to: PeriodResult | null): Move[] {
  return sideBySide(from?.rankings, to?.rankings)
    .map(({ name, code, a, b }) => ({ ranking: name, organization: code, from: a?.rank ?? null, to: b?.rank ?? null }))
    .filter((move) => move.from !== move.to);
}

function scoresOf(from: PeriodResult | null, to: PeriodResult | null): ScoreChange[] {
  return sideBySide(from?.sheets, to?.sheets)
    .map(({ name, code, a, b }) => ({ sheet: name, organization: code, from: a?.total ?? null, to: b?.total ?? null }))
    .filter((score) => score.from !== score.to);
}

/** An action is the same one when rule, kind, body, person and event are; it is changed when anything else differs. */
const keyOf = ({ rule, kind, organization, role, official, event }: Action): string =>
  JSON.stringify([rule, kind, organization, role, official, event]);

function compareActions(before: readonly Action[], after: readonly Action[]): PeriodComparison['actions'] {
  const [left, right] = [withoutCommon(before, after), withoutCommon(after, before)];
  const gained = [...right];
  const lost: Action[] = [];
  const changed: { from: Action; to: Action }[] = [];
  for (const from of left) {
    const at = gained.findIndex((to) => keyOf(to) === keyOf(from));
    if (at < 0) lost.push(from);
    else changed.push({ from, to: gained.splice(at, 1)[0] });
  }
  return { gained, lost, changed };
}

/** What of a list the other has not, counting equal ones. */
function withoutCommon(list: readonly Action[], other: readonly Action[]): Action[] {
  const counts = new Map<string, number>();
  for (const one of other.map((action) => JSON.stringify(action))) counts.set(one, (counts.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const text = JSON.stringify(one);
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}
