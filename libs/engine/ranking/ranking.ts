import { byText } from '../columns/by-text.js';
import { isNull, type Column } from '../columns/column.js';
import type { Step, Work } from '../plan/step.js';
import { cellKey, compareCells, poisonAt } from '../run/cells.js';
import type { Run } from '../run/run.js';

type RankingWork = Extract<Work, { does: 'ranking' }>;

/** What a ranking compares: its columns in one period, and the field each row stands in (null: no place). */
interface Standings {
  readonly by: Column;
  readonly ties: readonly Column[];
  readonly ascending: boolean;
  readonly field: (row: number) => string | null;
  readonly textOf: (number: number) => string;
}

/** Section 5: highest first, ties compared in turn, those still equal share their places. */
export function rank(run: Run, step: Step, work: RankingWork, index: number, out: Column): void {
  const standings = standingsOf(run, step, work, index);
  const { count } = run.rowsOf(step.space, index);
  const fields = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const field = standings.field(row);
    if (field === null) (out.nulls as Uint8Array)[row] = 1;
    else {
      const members = fields.get(field);
      if (members === undefined) fields.set(field, [row]);
      else members.push(row);
    }
  }
  for (const members of fields.values()) {
    members.sort((a, b) => order(standings, a, b) || a - b);
    let start = 0;
    for (let end = 1; end <= members.length; end++) {
      if (end < members.length && order(standings, members[start], members[end]) === 0) continue;
      for (let i = start; i < end; i++) put(out, members[i], start + 1, members.length - end + 1, members.length);
      start = end;
    }
  }
}

/** The place of one row when only its own values have changed (section 9, "Tied"). */
export function rankRow(run: Run, step: Step, work: RankingWork, index: number, out: Column, row: number): void {
  const standings = standingsOf(run, step, work, index);
  const own = standings.field(row);
  if (own === null) {
    put(out, row, 0, 0, 0);
    (out.nulls as Uint8Array)[row] = 1;
    return;
  }
  let [better, worse, size] = [0, 0, 0];
  for (let other = 0; other < out.values.length; other++) {
    if (standings.field(other) !== own) continue;
    size++;
    const side = order(standings, other, row);
    if (side < 0) better++;
    else if (side > 0) worse++;
  }
  put(out, row, better + 1, worse + 1, size);
}

function put(out: Column, row: number, rank: number, last: number, size: number): void {
  (out.nulls as Uint8Array)[row] = 0;
  out.values[row] = rank;
  (out.lasts as Int32Array)[row] = last;
  (out.sizes as Int32Array)[row] = size;
}

function standingsOf(run: Run, step: Step, work: RankingWork, index: number): Standings {
  const column = (one: Step): Column => run.column(one, index);
  const by = column(work.by);
  const among = work.among === null ? null : column(work.among);
  const group = work.group === null ? null : column(work.group);
  const { absent, parent } = run.rowsOf(step.space, index);
  const field = (row: number): string | null => {
    if (absent?.[row] === 1 || isNull(by, row)) return null;
    if (among !== null && (isNull(among, row) || among.values[row] !== 1)) return null;
    const inside = work.withinParent && parent !== null ? parent[row] : 0;
    return `${inside} ${group === null ? '' : cellKey(group, row)}`;
  };
  const textOf = (number: number): string => run.texts.text(number);
  return { by, ties: work.ties.map(column), ascending: work.ascending, field, textOf };
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
  const standings = standingsOf(run, step, work, index);
  const column = run.column(step, index);
  const groups = new Map<string, number[]>();
  for (let row = 0; row < column.values.length; row++) {
    const field = isNull(column, row) ? null : standings.field(row);
    if (field === null) continue;
    const key = `${field} ${String(column.values[row])}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
