import type { EntityManager } from 'typeorm';
import type { Case } from '../../engine/index.js';
import type {
  CaseList,
  EventRecord,
  OrganizationRecord,
  ReadingRecord,
  RecordsRepository,
  StoredChange,
  StoredChanges,
} from '../../application/index.js';
import { LISTS, mergeList } from './merge-list.js';
import { storeReadings } from './readings.js';

/** Dates leave as text: a session's time zone never touches them. */
const date = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
const ORGANIZATION = `code, kind, name, parent, ${date('valid_from')} as "from", ${date('valid_to')} as "to"`;

export function recordsRepository(manager: EntityManager, county: string): RecordsRepository {
  const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    manager.query(sql, parameters) as Promise<T[]>;
  return {
    lockCounty: async () => {
      await rows('select pg_advisory_xact_lock(hashtextextended($1, 7240))', [county]);
    },
    county: async () =>
      (await rows<{ code: string; name: string }>('select county_code as code, name from county'))[0] ?? null,
    loadCase: () => loadCase(rows),
    storeCase: (given, batch) => storeCase(manager, county, given, batch),
    organizations: () => rows<OrganizationRecord>(`select ${ORGANIZATION} from organization order by code collate "C"`),
    readings: ({ organization, periods }) =>
      rows<ReadingRecord>(
        `select period, organization, input, value,
                to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
         from reading where superseded_by is null and ($1::text is null or organization = $1)
           and ($2::text[] is null or period = any ($2))
         order by period collate "C", organization collate "C", input collate "C"`,
        [organization ?? null, periods ?? null],
      ),
    events: ({ organization }) =>
      rows<EventRecord>(
        `select code, type, organization, ${date('date')} as date, official, fields from event
         where $1::text is null or organization = $1 order by event.date, code collate "C"`,
        [organization ?? null],
      ),
  };
}

type Rows = <T>(sql: string, parameters?: unknown[]) => Promise<T[]>;

async function loadCase(rows: Rows): Promise<Case | null> {
  const [stored] = await rows<Case['county'] & { periods: string[] }>(
    'select county_code as code, name, periods from county',
  );
  if (stored === undefined) return null;
  const { periods, ...county } = stored;
  const readings = await rows<Case['readings'][number]>(
    `select period, organization, input, value from reading where superseded_by is null
     order by period collate "C", organization collate "C", input collate "C"`,
  );
  return {
    case: 1,
    county,
    periods,
    organizations: await rows(`select ${ORGANIZATION}, fields from organization order by code collate "C"`),
    officials: await rows('select code, name from official order by code collate "C"'),
    appointments: await rows(
      `select official, role, organization, ${date('valid_from')} as "from", ${date('valid_to')} as "to", numbers
       from appointment order by organization collate "C", role collate "C", official collate "C", valid_from`,
    ),
    readings,
    events: await rows(
      `select code, type, organization, ${date('date')} as date, fields, official from event order by code collate "C"`,
    ),
    determinations: (
      await rows<{ content: Case['determinations'][number] }>('select content from determination order by position')
    ).map(({ content }) => content),
  };
}

async function storeCase(
  manager: EntityManager,
  county: string,
  given: Case,
  batch: { readonly id: string; readonly recordedAt: string },
): Promise<StoredChanges> {
  await manager.query(
    `insert into county (county_code, name, periods) values ($1, $2, $3)
     on conflict (county_code) do update set name = excluded.name, periods = excluded.periods`,
    [county, given.county.name, given.periods],
  );
  const changes: Partial<Record<CaseList, StoredChange>> = {};
  // Parents before children: organizations and officials come first, and what is withdrawn goes in the other direction.
  for (const list of LISTS) changes[list.name] = await mergeList(manager, county, list, given[list.name], 'put');
  changes.readings = await storeReadings(manager, county, given.readings, batch);
  for (const list of [...LISTS].reverse()) {
    const withdrawn = await mergeList(manager, county, list, given[list.name], 'withdraw');
    const put = changes[list.name] as StoredChange;
    changes[list.name] = { ...put, withdrawn: withdrawn.withdrawn };
  }
  return changes as StoredChanges;
}
