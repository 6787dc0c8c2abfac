import type { EntityManager } from 'typeorm';
import type { Case } from '../../engine/index.js';
import type { StoredChange } from '../../application/index.js';

/** Readings are added and superseded, never changed: what was once reported stays on record. */
export async function storeReadings(
  manager: EntityManager,
  county: string,
  readings: Case['readings'],
  batch: { readonly id: string; readonly recordedAt: string },
): Promise<StoredChange> {
  const columns = [
    readings.map(({ period }) => period),
    readings.map(({ organization }) => organization),
    readings.map(({ input }) => input),
    readings.map(({ value }) => String(value)),
  ];
  const given = 'unnest($2::text[], $3::text[], $4::text[], $5::text[]) as g (period, organization, input, value)';
  const same = 'r.period = g.period and r.organization = g.organization and r.input = g.input';
  const superseded = (await manager.query(
    `update reading r set superseded_by = $6
     where r.county_code = $1 and r.superseded_by is null
       and not exists (select from ${given} where ${same} and r.value = g.value)
     returning exists (select from ${given} where ${same}) as changed`,
    [county, ...columns, batch.id],
  )) as [{ changed: boolean }[], number];
  const added = (await manager.query(
    `insert into reading (county_code, period, organization, input, value, batch, recorded_at)
     select $1, g.period, g.organization, g.input, g.value, $6, $7 from ${given}
     where not exists (select from reading r where r.county_code = $1 and r.superseded_by is null and ${same})
     returning 1`,
    [county, ...columns, batch.id, batch.recordedAt],
  )) as unknown[];
  const changed = superseded[0].filter((row) => row.changed).length;
  return {
    added: added.length - changed,
    changed,
    withdrawn: superseded[0].length - changed,
    unchanged: readings.length - added.length,
  };
}
