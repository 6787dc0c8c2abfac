import type { EntityManager } from 'typeorm';
import type { RulebooksRepository, StoredRulebook } from '../../application/index.js';

const COLUMNS = `id, digest, text, status, to_char(stored_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "storedAt"`;

export function rulebooksRepository(manager: EntityManager, county: string): RulebooksRepository {
  return {
    store: async ({ id, digest, text, status, storedAt }) => {
      await manager.query(
        `insert into rulebook (county_code, digest, id, text, status, stored_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (county_code, digest) do nothing`,
        [county, digest, id, text, status, storedAt],
      );
    },
    byDigest: async (digest) => {
      const [row] = (await manager.query(`select ${COLUMNS} from rulebook where digest = $1`, [
        digest,
      ])) as StoredRulebook[];
      return row ?? null;
    },
    inForce: async () => {
      const [row] = (await manager.query(
        `select ${COLUMNS} from rulebook where status = 'in_force' order by stored_at desc, digest limit 1`,
      )) as StoredRulebook[];
      return row ?? null;
    },
  };
}
