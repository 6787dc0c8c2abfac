import type { Period } from '../calendar/periods.js';
import type { Outcome } from '../model/problem.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Space } from '../plan/step.js';
import type { At, Cells } from './cells.js';
import { refused } from './target.js';

/** Index of a period; a problem when it is of another rhythm, or the case does not list it. */
export function indexOf(cells: Cells, rhythm: Rhythm, { ordinal, text, rhythm: own }: Period): Outcome<number> {
  const periods = cells.periods(rhythm);
  const index = own === rhythm ? periods.findIndex((one) => one.ordinal === ordinal) : -1;
  if (index >= 0) return { ok: true, value: index };
  return refused('bad_period', text, { expected: periods.map((one) => one.text).join(', ') || rhythm });
}

/** Rows of a space that a code names: an organization, an event, an official (all appointments of one). */
export function rowsNamed(cells: Cells, space: Space, index: number, code: string): At[] {
  const rows = Array.from({ length: cells.count(space, index) }, (_, row): At => ({ space, index, row }));
  return rows.filter((at) => cells.isAssessed(at) && cells.code(at) === code);
}

/** The row of an organization of this kind; a problem when there is none, or it is not assessed then. */
export function organizationNamed(
  cells: Cells,
  kind: string,
  rhythm: Rhythm,
  index: number,
  code: string,
): Outcome<At> {
  const row = cells.organizations(kind).codes.indexOf(code);
  const expected = { expected: `organization: ${kind}` };
  if (row < 0) return refused('unknown_name', code, expected);
  const at: At = { space: { of: 'organization', kind, rhythm }, index, row };
  return { ok: true, value: at };
}

export const notAssessed = <T>(cells: Cells, at: At): Outcome<T> =>
  refused('outside_life', cells.code(at), { organization: cells.code(at) });
