import type { EntityManager } from 'typeorm';
import type { ImportBatch, ImportsRepository } from '../../application/index.js';

const COLUMNS = `id, file_name as "fileName", file_digest as "fileDigest", case_digest as "caseDigest",
  rulebook_digest as "rulebookDigest", to_char(imported_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "importedAt",
  imported_by as "importedBy", changes`;

export function importsRepository(manager: EntityManager, county: string): ImportsRepository {
  const list = (): Promise<ImportBatch[]> =>
    manager.query(`select ${COLUMNS} from import_batch order by imported_at desc, id`) as Promise<ImportBatch[]>;
  return {
    list,
    latest: async () => (await list())[0] ?? null,
    store: async (batch) => {
      await manager.query(
        `insert into import_batch (county_code, id, file_name, file_digest, case_digest, rulebook_digest, imported_at,
           imported_by, changes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          county,
          batch.id,
          batch.fileName,
          batch.fileDigest,
          batch.caseDigest,
          batch.rulebookDigest,
          batch.importedAt,
          batch.importedBy,
          JSON.stringify(batch.changes),
        ],
      );
    },
  };
}
