import type { EntityManager } from 'typeorm';
import type { CaseList, StoredChange } from '../../application/index.js';

/** How a list of the case lies in its table. */
interface ListTable {
  readonly name: Exclude<CaseList, 'readings'>;
  readonly table: string;
  /** Columns as `jsonb_to_recordset` types them; those of the key first. */
  readonly columns: Readonly<Record<string, string>>;
  readonly keys: readonly string[];
  /** A row of the case as a row of the table. */
  readonly row: (row: never, index: number) => Record<string, unknown>;
}

type Row = Record<string, unknown>;

export const LISTS: readonly ListTable[] = [
  {
    name: 'organizations',
    table: 'organization',
    columns: {
      code: 'text',
      kind: 'text',
      name: 'text',
      parent: 'text',
      valid_from: 'date',
      valid_to: 'date',
      fields: 'jsonb',
    },
    keys: ['code'],
    row: ({ code, kind, name, parent, from, to, fields }: Row) => {
      return {
        code,
        kind,
        name,
        parent: parent ?? null,
        valid_from: from ?? null,
        valid_to: to ?? null,
        fields: fields ?? {},
      };
    },
  },
  {
    name: 'officials',
    table: 'official',
    columns: { code: 'text', name: 'text' },
    keys: ['code'],
    row: ({ code, name }: Row) => ({ code, name }),
  },
  {
    name: 'appointments',
    table: 'appointment',
    columns: {
      organization: 'text',
      role: 'text',
      official: 'text',
      valid_from: 'date',
      valid_to: 'date',
      numbers: 'jsonb',
    },
    keys: ['organization', 'role', 'official', 'valid_from'],
    row: ({ official, role, organization, from, to, numbers }: Row) => {
      return { official, role, organization, valid_from: from ?? null, valid_to: to ?? null, numbers: numbers ?? {} };
    },
  },
  {
    name: 'events',
    table: 'event',
    columns: { code: 'text', type: 'text', organization: 'text', date: 'date', fields: 'jsonb', official: 'text' },
    keys: ['code'],
    row: ({ code, type, organization, date, fields, official }: Row) => {
      return { code, type, organization, date, fields: fields ?? {}, official: official ?? null };
    },
  },
  {
    name: 'determinations',
    table: 'determination',
    columns: { position: 'integer', content: 'jsonb' },
    keys: ['position'],
    row: (content: Row, position: number) => ({ position, content }),
  },
];

/** `put`: adds what is new and changes what differs; `withdraw`: removes what is no longer given. */
export async function mergeList(
  manager: EntityManager,
  county: string,
  { table, columns, keys, row }: ListTable,
  given: readonly unknown[],
  step: 'put' | 'withdraw',
): Promise<StoredChange> {
  const rows = JSON.stringify(given.map((one, index) => row(one as never, index)));
  const names = Object.keys(columns);
  const typed = names.map((name) => `${name} ${columns[name]}`).join(', ');
  const from = `jsonb_to_recordset($2::jsonb) as g (${typed})`;
  const same = keys.map((key) => `t.${key} is not distinct from g.${key}`).join(' and ');
  if (step === 'withdraw') {
    const [, withdrawn] = (await manager.query(
      `delete from ${table} t where county_code = $1 and not exists (select from ${from} where ${same})`,
      [county, rows],
    )) as [unknown, number];
    return { added: 0, changed: 0, withdrawn, unchanged: 0 };
  }
  const others = names.filter((name) => !keys.includes(name));
  const [, changed] = (await manager.query(
    `update ${table} t set ${others.map((name) => `${name} = g.${name}`).join(', ')} from ${from}
     where t.county_code = $1 and ${same}
       and (${others.map((name) => `t.${name}`).join(', ')}) is distinct from (${others.map((name) => `g.${name}`).join(', ')})`,
    [county, rows],
  )) as [unknown, number];
  const added = (await manager.query(
    `insert into ${table} (county_code, ${names.join(', ')}) select $1, ${names.map((name) => `g.${name}`).join(', ')}
     from ${from} where not exists (select from ${table} t where t.county_code = $1 and ${same}) returning 1`,
    [county, rows],
  )) as unknown[];
  return { added: added.length, changed, withdrawn: 0, unchanged: given.length - added.length - changed };
}
