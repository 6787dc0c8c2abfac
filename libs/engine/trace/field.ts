import type { Work } from '../plan/step.js';
import type { At, Cells } from './cells.js';
import { isEqual, side, type Value } from './values.js';

type RankingWork = Extract<Work, { does: 'ranking' }>;

/** One that is ranked: its row, and what is compared: `by`, then the ties. */
export interface Placed {
  readonly at: At;
  readonly values: readonly Value[];
}

/** Everyone ranked in the field of a row (section 5), by row; null when the row itself has no place. */
export function fieldOf(cells: Cells, work: RankingWork, at: At): Placed[] | null {
  if (!hasPlace(cells, work, at)) return null;
  const group = (one: At): Value => (work.group === null ? true : cells.value(work.group, one));
  const inside = (one: At): number => (work.withinParent ? cells.parentRow(one) : 0);
  const [own, above] = [group(at), inside(at)];
  return Array.from({ length: cells.count(at.space, at.index) }, (_, row) => ({ ...at, row }))
    .filter((one) => hasPlace(cells, work, one) && inside(one) === above && isEqual(group(one), own))
    .map((one) => ({ at: one, values: [work.by, ...work.ties].map((step) => cells.value(step, one)) }));
}

const hasPlace = (cells: Cells, { by, among }: RankingWork, at: At): boolean =>
  cells.isAssessed(at) && cells.value(by, at) !== null && (among === null || cells.value(among, at) === true);

/** Below zero when a stands before b; `decided`: which of the values parted them, -1: none did. */
export function order(a: Placed, b: Placed, ascending: boolean): { readonly side: number; readonly decided: number } {
  for (const [k, x] of a.values.entries()) {
    const y = b.values[k];
    // Higher first, null last; only `by` may be turned round.
    const found = x === null || y === null ? Number(x === null) - Number(y === null) : -side(x, y);
    if (found !== 0) return { side: k === 0 && ascending ? -found : found, decided: k };
  }
  return { side: 0, decided: -1 };
}
