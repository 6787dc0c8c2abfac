import { byText } from '../columns/by-text.js';
import { isNull, type Column } from '../columns/column.js';
import type { Step, Work } from '../plan/step.js';
import { compareCells, poisonAt } from '../run/cells.js';
import type { Run } from '../run/run.js';
import { fieldsOf, isSettled, type Division, type Fields } from './fields.js';
import { countPlaces, isPlain } from './places.js';

type RankingWork = Extract<Work, { does: 'ranking' }>;

/** What a ranking compares: its columns in one period. */
interface Standings {
  readonly by: Column;
  readonly ties: readonly Column[];
  readonly ascending: boolean;
  readonly textOf: (number: number) => string;
}

/** Section 5: highest first, ties compared in turn, those still equal share their places. */
export function rank(run: Run, step: Step, work: RankingWork, index: number, out: Column): void {
  const standings = standingsOf(run, work, index);
  const fields = divide(run, step, work, index);
  for (let row = 0; row < fields.of.length; row++) (out.nulls as Uint8Array)[row] = fields.of[row] < 0 ? 1 : 0;
  if (work.ties.length === 0 && isPlain(standings.by)) countPlaces(standings.by, work.ascending, fields, out);
  else for (let f = 0; f + 1 < fields.start.length; f++) sortField(standings, fields, f, out);
}

function sortField(standings: Standings, { start, members }: Fields, field: number, out: Column): void {
  const sorted = [...members.subarray(start[field], start[field + 1])];
  sorted.sort((a, b) => order(standings, a, b) || a - b);
  let from = 0;
  for (let end = 1; end <= sorted.length; end++) {
    if (end < sorted.length && order(standings, sorted[from], sorted[end]) === 0) continue;
    for (let i = from; i < end; i++) put(out, sorted[i], from + 1, sorted.length - end + 1, sorted.length);
    from = end;
  }
}

/** The place of one row when only its own values have changed (section 9, "Tied"). */
export function rankRow(run: Run, step: Step, work: RankingWork, index: number, out: Column, row: number): void {
  const standings = standingsOf(run, work, index);
  const { of, start, members } = divide(run, step, work, index);
  (out.nulls as Uint8Array)[row] = of[row] < 0 ? 1 : 0;
  if (of[row] < 0) return put(out, row, 0, 0, 0);
  let [better, worse] = [0, 0];
  for (let k = start[of[row]]; k < start[of[row] + 1]; k++) {
    const side = order(standings, members[k], row);
    if (side < 0) better++;
    else if (side > 0) worse++;
  }
  put(out, row, better + 1, worse + 1, start[of[row] + 1] - start[of[row]]);
}

function put(out: Column, row: number, rank: number, last: number, size: number): void {
  out.values[row] = rank;
  (out.lasts as Int32Array)[row] = last;
  (out.sizes as Int32Array)[row] = size;
}

function divide(run: Run, step: Step, work: RankingWork, index: number): Fields {
  const { absent, count } = run.rowsOf(step.space, index);
  const column = (one: Step | null): Column | null => (one === null ? null : run.column(one, index));
  const by = run.column(work.by, index);
  // The organization above is the same one when it is no longer assessed: its children are still ranked inside it.
  const parent = work.withinParent ? run.parentRows(step.space) : null;
  const division: Division = { absent, by, among: column(work.among), group: column(work.group), parent };
  return isSettled(division)
    ? run.once(`fields ${step.id}`, () => fieldsOf(division, count))
    : fieldsOf(division, count);
}

function standingsOf(run: Run, work: RankingWork, index: number): Standings {
  const column = (one: Step): Column => run.column(one, index);
  const textOf = (number: number): string => run.texts.text(number);
  return { by: column(work.by), ties: work.ties.map(column), ascending: work.ascending, textOf };
}

/** Below zero when row a stands before row b. */
function order({ by, ties, ascending, textOf }: Standings, a: number, b: number): number {
  const main = compareCells(by, a, by, b);
  if (main !== 0) return ascending ? main : -main;
  for (const tie of ties) {
    const [noA, noB] = [isNull(tie, a), isNull(tie, b)];
    if (noA !== noB) return noA ? 1 : -1;
    if (noA) continue;
    const side =
      tie.layout.rep === 'text'
        ? byText(textOf(tie.values[a] as number), textOf(tie.values[b] as number))
        : compareCells(tie, a, tie, b);
    if (side !== 0) return -side;
  }
  return 0;
}

/** 1 or 2 when a value that the ranking compares has failed in some row. */
export function rankingPoison(
  run: Run,
  step: Step,
  work: RankingWork,
  index: number,
): { row: number; poison: 1 | 2 }[] {
  const parts = [work.by, ...(work.among ? [work.among] : []), ...(work.group ? [work.group] : []), ...work.ties];
  const found: { row: number; poison: 1 | 2 }[] = [];
  const { count } = run.rowsOf(step.space, index);
  for (const part of parts) {
    const column = run.column(part, index);
    if (column.poison === null) continue;
    for (let row = 0; row < count; row++) {
      const poison = poisonAt(column, row);
      if (poison !== 0) found.push({ row, poison });
    }
  }
  return found;
}

/** Groups that stay tied, each by rows; in order of their first row. */
export function tiesOf(run: Run, step: Step, work: RankingWork, index: number): number[][] {
  const { values } = run.column(step, index);
  const { start, members } = divide(run, step, work, index);
  const groups: number[][] = [];
  for (let field = 0; field + 1 < start.length; field++) {
    const shared = new Map<number, number[]>();
    for (let k = start[field]; k < start[field + 1]; k++) {
      const place = values[members[k]] as number;
      const group = shared.get(place);
      if (group === undefined) shared.set(place, [members[k]]);
      else group.push(members[k]);
    }
    for (const group of shared.values()) if (group.length > 1) groups.push(group);
  }
  return groups.sort(([a], [b]) => a - b);
}
