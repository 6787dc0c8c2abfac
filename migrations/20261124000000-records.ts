import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records, runs and accounts. The county's code comes first in every key; row security is forced on every table. */
export class Records20261124000000 implements MigrationInterface {
  readonly name = 'Records20261124000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...SECURITY]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function if exists kaohe_counties()');
    for (const table of [...SCOPED, ...WHOLE, ...SHARED, ...ACCESS, 'official', 'organization'].toReversed()) {
      await runner.query(`drop table if exists ${table} cascade`);
    }
  }
}

const TABLES = [
  `create table county (county_code text primary key, name text not null, periods text[] not null)`,
  `create table organization (
    county_code text not null references county, code text not null, kind text not null, name text not null,
    parent text, valid_from date, valid_to date, fields jsonb not null,
    primary key (county_code, code))`,
  `create table official (
    county_code text not null references county, code text not null, name text not null,
    primary key (county_code, code))`,
  `create table appointment (
    county_code text not null, official text not null, role text not null, organization text not null,
    valid_from date, valid_to date, numbers jsonb not null,
    unique nulls not distinct (county_code, organization, role, official, valid_from),
    foreign key (county_code, official) references official (county_code, code),
    foreign key (county_code, organization) references organization (county_code, code))`,
  `create table event (
    county_code text not null, code text not null, type text not null, organization text not null, date date not null,
    fields jsonb not null, official text,
    primary key (county_code, code),
    foreign key (county_code, organization) references organization (county_code, code))`,
  `create table determination (
    county_code text not null references county, position integer not null, content jsonb not null,
    primary key (county_code, position))`,
  `create table import_batch (
    county_code text not null references county, id uuid not null, file_name text not null, file_digest text not null,
    case_digest text not null, rulebook_digest text not null, imported_at timestamptz not null, imported_by uuid,
    changes jsonb not null,
    primary key (county_code, id))`,
  `create table reading (
    county_code text not null, id bigint generated always as identity, period text not null, organization text not null,
    input text not null, value text not null, batch uuid not null, recorded_at timestamptz not null,
    superseded_by uuid,
    primary key (county_code, id),
    foreign key (county_code, organization) references organization (county_code, code))`,
  `create unique index reading_in_force on reading (county_code, period, organization, input)
    where superseded_by is null`,
  `create table rulebook (
    county_code text not null references county, digest text not null, id text not null, text text not null,
    status text not null check (status in ('draft', 'in_force', 'retired')), stored_at timestamptz not null,
    primary key (county_code, digest))`,
  `create table assessment (
    county_code text not null, id uuid not null, rulebook_id text not null, rulebook_digest text not null,
    case_digest text not null, result_digest text not null, engine_version text not null,
    computed_at timestamptz not null, periods text[] not null, number bigint generated always as identity,
    primary key (county_code, id),
    foreign key (county_code, rulebook_digest) references rulebook (county_code, digest))`,
  ...[
    ['fact', `"of" text not null, organization text, event text, fact text not null, value jsonb`],
    ['score', `sheet text not null, organization text not null, indicator text, score numeric`],
    [
      'standing',
      `ranking text not null, organization text not null, rank integer, last integer, size integer, tied boolean not null`,
    ],
    ['place', `ranking text not null, rank integer not null, holders integer not null, points numeric`],
    ['outcome', `outcome text not null, rule text not null, organization text, event text, official text`],
    ['action', `organization text, official text, amount numeric, content json not null`],
  ].map(
    ([name, columns]) => `create table ${name} (
    county_code text not null, assessment uuid not null, position integer not null, period text not null, ${columns},
    primary key (county_code, assessment, position),
    foreign key (county_code, assessment) references assessment (county_code, id))`,
  ),
  `create table account (
    county_code text not null, id uuid not null, name text not null, display_name text not null, role text not null,
    organization text, password_hash text not null,
    primary key (county_code, id), unique (county_code, name))`,
  `create table session (
    county_code text not null, token_hash text not null, account uuid not null, created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (county_code, token_hash),
    foreign key (county_code, account) references account (county_code, id) on delete cascade)`,
];

/** Rows that belong to an organization: a township head sees only the own ones. */
const SCOPED = ['appointment', 'event', 'reading', 'fact', 'score', 'standing', 'outcome', 'action'];
/** Rows of the whole county that name no organization's figures. */
const SHARED = ['county', 'rulebook', 'assessment', 'place'];
/** Rows that only those see who see the whole county. */
const WHOLE = ['determination', 'import_batch'];
/** Needed before it is known who asks. */
const ACCESS = ['account', 'session'];

const COUNTY = `county_code = current_setting('kaohe.county', true)`;
const UNSCOPED = `coalesce(current_setting('kaohe.organization', true), '') = ''`;
const OWN = `current_setting('kaohe.organization', true)`;

const secure = (table: string, policy: string): string[] => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy ${table}_scope on ${table} using (${policy}) with check (${policy})`,
  `grant select, insert, update, delete on ${table} to kaohe_app`,
];

const SECURITY = [
  ...SCOPED.flatMap((table) => secure(table, `${COUNTY} and (${UNSCOPED} or organization = ${OWN})`)),
  ...SHARED.flatMap((table) => secure(table, COUNTY)),
  ...WHOLE.flatMap((table) => secure(table, `${COUNTY} and ${UNSCOPED}`)),
  ...secure('organization', `${COUNTY} and (${UNSCOPED} or code = ${OWN})`),
  ...secure(
    'official',
    `${COUNTY} and (${UNSCOPED} or exists (select from appointment a
      where a.county_code = official.county_code and a.official = official.code))`,
  ),
  ...ACCESS.flatMap((table) => secure(table, `current_setting('kaohe.signing_in', true) = 'yes'`)),
  // What was reported and what was computed is history: it is added to, never changed.
  ...['fact', 'score', 'standing', 'place', 'outcome', 'action', 'assessment'].map(
    (table) => `revoke update, delete on ${table} from kaohe_app`,
  ),
  // Which counties there are is asked before there is a county to be scoped to; it tells nothing else.
  `create policy county_owner on county for select to current_user using (true)`,
  `create function kaohe_counties() returns table (code text, name text) language sql stable security definer
    set search_path = public as 'select county_code, name from county order by county_code'`,
  `revoke update, delete on reading from kaohe_app`,
  `grant update (superseded_by) on reading to kaohe_app`,
];
