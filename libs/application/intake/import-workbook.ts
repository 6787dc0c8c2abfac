import { randomUUID } from 'node:crypto';
import { checkCase, type Problem } from '../../engine/index.js';
import type { ImportReport } from '../../api-types/index.js';
import { caseDigest, sha256 } from '../assessing/digests.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import type { AccessContext } from '../ports/access-context.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { CellPlace, ReadWorkbook, WorkbookReader } from '../ports/workbook-reader.js';

/** A problem with the cell that said it, where one did. */
export type CellProblem = Problem & { readonly cell: CellPlace | null };

export type ImportOutcome =
  | { readonly ok: true; readonly value: ImportReport }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const NOTHING = { added: 0, changed: 0, withdrawn: 0, unchanged: 0 };

/** A workbook into the records: all of it, or nothing and every problem at its cell. The same file again changes nothing. */
export async function importWorkbook(
  store: Store,
  reader: WorkbookReader,
  clock: Clock,
  rulebook: RunnableRulebook,
  context: AccessContext,
  { fileName, bytes }: Upload,
): Promise<ImportOutcome> {
  const read = await reader.read(bytes, rulebook.program.rulebook);
  if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ ...problem, cell: null })) };
  const problems = problemsOf(read.value, rulebook, context);
  if (problems.length > 0) return { ok: false, problems };
  const given = read.value.case;
  const fileDigest = sha256(bytes);
  const importedAt = clock.now().toISOString();
  return store.withTenant(context, async ({ records, imports, audit }) => {
    await records.lockCounty();
    const latest = await imports.latest();
    if (latest?.fileDigest === fileDigest && latest.rulebookDigest === rulebook.digest) {
      const { id: batch, importedAt: before } = latest;
      const counts = Object.fromEntries(
        Object.keys(latest.changes).map((list) => [list, NOTHING]),
      ) as ImportReport['counts'];
      const value = { batch, fileName, fileDigest, importedAt: before, repeated: true, periods: given.periods, counts };
      return { ok: true, value };
    }
    const batch = randomUUID();
    const changes = await records.storeCase(given, { id: batch, recordedAt: importedAt });
    await imports.store({
      id: batch,
      fileName,
      fileDigest,
      caseDigest: caseDigest(given),
      rulebookDigest: rulebook.digest,
      importedAt,
      importedBy: context.user,
      changes,
    });
    await audit.append({
      at: importedAt,
      actor: context.user,
      operation: 'workbook_imported',
      subject: batch,
      content: { file: fileDigest, changes },
    });
    const value = { batch, fileName, fileDigest, importedAt, repeated: false, periods: given.periods, counts: changes };
    return { ok: true, value };
  });
}

/** Problems of the cells and of the case they make, each cell told once. */
function problemsOf(read: ReadWorkbook, { program }: RunnableRulebook, context: AccessContext): CellProblem[] {
  const found: CellProblem[] = read.problems.map((problem) => ({ ...problem, cell: cellOf(problem.place) }));
  const told = new Set(found.map(({ cell }) => JSON.stringify(cell)));
  const checked = checkCase(program, read.case);
  for (const problem of checked.ok ? [] : checked.problems) {
    const cell = read.locate(problem.place);
    if (cell === null || !told.has(JSON.stringify(cell))) found.push({ ...problem, cell });
  }
  const { code } = read.case.county;
  if (code !== context.county && found.length === 0) {
    const details = { expected: context.county };
    found.push({ code: 'wrong_type', place: 'county.code', value: code, details, cell: read.locate('county.code') });
  }
  return found;
}

function cellOf(place: string): CellPlace | null {
  const [sheet, cell] = place.split('!');
  return cell === undefined ? null : { sheet, cell };
}
