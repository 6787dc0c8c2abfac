import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of an assessment after it is computed, and the record of who did what. Added to, never changed. */
export class AssessmentLife20261124020000 implements MigrationInterface {
  readonly name = 'AssessmentLife20261124020000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...RULES, ...SECURITY]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...OFFICE].toReversed()) await runner.query(`drop table if exists ${table} cascade`);
    await runner.query('drop function if exists kaohe_stage_order()');
    await runner.query('alter table assessment drop column computed_by');
  }
}

const TABLES = [
  'alter table assessment add column computed_by uuid',
  // As it was computed from, so that it can be computed again; `json` keeps the text as it came.
  `create table assessment_case (
    county_code text not null, assessment uuid not null, content json not null,
    primary key (county_code, assessment),
    foreign key (county_code, assessment) references assessment (county_code, id))`,
  `create table assessment_stage (
    county_code text not null, assessment uuid not null, stage text not null
      check (stage in ('checked', 'signed', 'published')),
    by uuid not null, at timestamptz not null, seen text not null,
    primary key (county_code, assessment, stage),
    foreign key (county_code, assessment) references assessment (county_code, id))`,
  `create table audit_event (
    county_code text not null references county, id bigint generated always as identity,
    at timestamptz not null, actor uuid, operation text not null, subject text not null, content json not null,
    transaction xid8 not null default pg_current_xact_id(),
    primary key (county_code, id))`,
  `create table audit_seal (
    county_code text not null, number bigint not null, event bigint not null, digest text not null,
    primary key (county_code, number), unique (county_code, event),
    foreign key (county_code, event) references audit_event (county_code, id))`,
  `create table audit_head (
    county_code text not null, number bigint not null, digest text not null, signed_at timestamptz not null,
    signature text not null, public_key text not null,
    primary key (county_code, number),
    foreign key (county_code, number) references audit_seal (county_code, number))`,
];

/** What the use case asks first, the database asks again: stages in order, on what was seen, never twice one person. */
const RULES = [
  `create function kaohe_stage_order() returns trigger language plpgsql set search_path = public as $$
   declare before text; digest text; maker uuid;
   begin
     select result_digest, computed_by into digest, maker from assessment
       where county_code = new.county_code and id = new.assessment;
     if new.seen is distinct from digest then
       raise exception 'seen_changed' using errcode = 'KA001';
     end if;
     before := case new.stage when 'signed' then 'checked' when 'published' then 'signed' end;
     if before is not null then
       select "by" into maker from assessment_stage
         where county_code = new.county_code and assessment = new.assessment and stage = before;
       if not found then raise exception 'stage_order' using errcode = 'KA001'; end if;
     end if;
     if new.stage <> 'published' and maker = new."by" then
       raise exception 'same_person' using errcode = 'KA001';
     end if;
     return new;
   end $$`,
  `create trigger assessment_stage_order before insert on assessment_stage
     for each row execute function kaohe_stage_order()`,
];

/** Rows that only those see who see the whole county. */
const OFFICE = ['assessment_case', 'assessment_stage', 'audit_event', 'audit_seal', 'audit_head'];

const SCOPE = `county_code = current_setting('kaohe.county', true)
  and coalesce(current_setting('kaohe.organization', true), '') = ''`;

const SECURITY = [
  ...OFFICE.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_scope on ${table} using (${SCOPE}) with check (${SCOPE})`,
    `grant select on ${table} to kaohe_app`,
  ]),
  ...['assessment_case', 'assessment_stage', 'audit_event'].map((table) => `grant insert on ${table} to kaohe_app`),
  // Only the sealer chains and signs, and it can do nothing else.
  'grant select on audit_event, audit_seal, audit_head to kaohe_sealer',
  'grant insert on audit_seal, audit_head to kaohe_sealer',
];
