import type { DataSource, EntityManager } from 'typeorm';
import { BEGINNING, linkOf } from '../../application/index.js';
import type { AuditHead, AuditRepository, RecordedEvent, SealedEvent, Sealer } from '../../application/index.js';
import { sealing } from '../tenancy/with-tenant.js';

const EVENT = `e.id::text as id, to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor, e.operation, e.subject,
  e.content::text as content`;

export function auditRepository(manager: EntityManager, county: string): AuditRepository {
  return {
    append: async ({ at, actor, operation, subject, content }) => {
      await manager.query(
        `insert into audit_event (county_code, at, actor, operation, subject, content) values ($1, $2, $3, $4, $5, $6)`,
        [county, at, actor, operation, subject, JSON.stringify(content)],
      );
    },
    latest: (most) =>
      manager.query(`select ${EVENT} from audit_event e order by e.id desc limit $1`, [most]) as Promise<
        RecordedEvent[]
      >,
    chain: () =>
      manager.query(
        `select ${EVENT}, s.number::int as number, s.digest from audit_seal s
         join audit_event e on e.county_code = s.county_code and e.id = s.event order by s.number`,
      ) as Promise<SealedEvent[]>,
    head: async () => {
      const [row] = (await manager.query(
        `select number::int as number, digest, to_char(signed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", signature,
           public_key as "publicKey" from audit_head order by audit_head.number desc limit 1`,
      )) as AuditHead[];
      return row ?? null;
    },
    waiting: async () => {
      const [{ n }] = (await manager.query(
        `select count(*)::int as n from audit_event e where not exists (
           select from audit_seal s where s.county_code = e.county_code and s.event = e.id)`,
      )) as [{ n: number }];
      return n;
    },
  };
}

/** One sealer at a time in a county; what a running transaction could still put before is left for the next time. */
export function sealer(source: DataSource): Sealer {
  return {
    seal: (county, sign) =>
      sealing(source, county, async (manager) => {
        await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 7241))', [county]);
        const [last = { number: 0, digest: BEGINNING }] = (await manager.query(
          'select number::int as number, digest from audit_seal order by audit_seal.number desc limit 1',
        )) as { number: number; digest: string }[];
        const events = (await manager.query(
          `select ${EVENT} from audit_event e
           where e.transaction < pg_snapshot_xmin(pg_current_snapshot()) and not exists (
             select from audit_seal s where s.county_code = e.county_code and s.event = e.id)
           order by e.transaction, e.id`,
        )) as RecordedEvent[];
        if (events.length === 0) return 0;
        let { number, digest } = last;
        const seals = events.map((event) => {
          number++;
          digest = linkOf(digest, county, event);
          return { number, event: event.id, digest };
        });
        await manager.query(
          `insert into audit_seal (county_code, number, event, digest)
           select $1, g.number, g.event, g.digest from jsonb_to_recordset($2::jsonb)
             as g (number bigint, event bigint, digest text)`,
          [county, JSON.stringify(seals)],
        );
        const [{ now }] = (await manager.query(`select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`)) as [
          { now: string },
        ];
        const head = sign({ number, digest, signedAt: now });
        await manager.query(
          `insert into audit_head (county_code, number, digest, signed_at, signature, public_key)
           values ($1, $2, $3, $4, $5, $6)`,
          [county, head.number, head.digest, head.signedAt, head.signature, head.publicKey],
        );
        return events.length;
      }),
  };
}
