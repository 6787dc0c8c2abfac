import type { EntityManager } from 'typeorm';
import type { Case } from '../../engine/index.js';
import type {
  AssessmentHeader,
  AssessmentRun,
  AssessmentStage,
  AssessmentsRepository,
  FactRow,
  NamedActionRow,
  OutcomeRow,
  PlaceRow,
  RowFilter,
  ScoreRow,
  StandingRow,
} from '../../application/index.js';

/** One table of rows of a run: its columns as `jsonb_to_recordset` types them. */
const TABLES = {
  fact: { of: 'text', organization: 'text', event: 'text', fact: 'text', value: 'jsonb' },
  score: { sheet: 'text', organization: 'text', indicator: 'text', score: 'numeric' },
  standing: {
    ranking: 'text',
    organization: 'text',
    rank: 'integer',
    last: 'integer',
    size: 'integer',
    tied: 'boolean',
  },
  place: { ranking: 'text', rank: 'integer', holders: 'integer', points: 'numeric' },
  outcome: { outcome: 'text', rule: 'text', organization: 'text', event: 'text', official: 'text' },
} as const;

const HEADER = `id, rulebook_id as "rulebookId", rulebook_digest as "rulebookDigest", case_digest as "caseDigest",
  result_digest as "resultDigest", engine_version as "engineVersion",
  to_char(computed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "computedAt",
  computed_by as "computedBy", periods`;

type HeaderRow = Omit<AssessmentHeader, 'rulebook'> & { rulebookId: string; rulebookDigest: string };

export function assessmentsRepository(manager: EntityManager, county: string): AssessmentsRepository {
  const rows = <T>(table: keyof typeof TABLES, run: string, { periods, organization }: RowFilter): Promise<T[]> => {
    const columns = Object.keys(TABLES[table]).map((name) => `"${name}"`);
    const own =
      'organization' in TABLES[table] ? 'and ($3::text is null or organization = $3)' : 'and $3::text is null';
    return manager.query(
      `select period, ${columns.join(', ')} from ${table}
       where assessment = $1 and ($2::text[] is null or period = any ($2)) ${own} order by position`,
      [run, periods ?? null, organization ?? null],
    ) as Promise<T[]>;
  };
  return {
    store: (run) => storeRun(manager, county, run),
    latest: async () => {
      const [row] = (await manager.query(
        `select ${HEADER} from assessment order by number desc limit 1`,
      )) as HeaderRow[];
      return row === undefined ? null : headerOf(row);
    },
    list: async () =>
      ((await manager.query(`select ${HEADER} from assessment order by number desc`)) as HeaderRow[]).map(headerOf),
    byId: async (id) => {
      const [row] = (await manager.query(`select ${HEADER} from assessment where id = $1`, [id])) as HeaderRow[];
      return row === undefined ? null : headerOf(row);
    },
    caseOf: async (id) => {
      const [row] = (await manager.query('select content from assessment_case where assessment = $1', [id])) as [
        { content: Case }?,
      ];
      return row?.content ?? null;
    },
    stages: (id) =>
      manager.query(
        `select stage, by, to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, seen from assessment_stage
         where assessment = $1 order by at`,
        [id],
      ) as Promise<AssessmentStage[]>,
    storeStage: async (id, { stage, by, at, seen }) => {
      const stored = (await manager.query(
        `insert into assessment_stage (county_code, assessment, stage, by, at, seen) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing returning 1`,
        [county, id, stage, by, at, seen],
      )) as unknown[];
      return stored.length === 1;
    },
    facts: (run, filter) => rows<FactRow>('fact', run, filter),
    scores: (run, filter) => rows<ScoreRow>('score', run, filter),
    standings: (run, filter) => rows<StandingRow>('standing', run, filter),
    places: (run, filter) => rows<PlaceRow>('place', run, filter),
    outcomes: (run, filter) => rows<OutcomeRow>('outcome', run, filter),
    actions: async (run, { periods, organization }) => {
      const found = (await manager.query(
        `select a.content, a.period, a.position, o.name as "organizationName", p.name as "officialName"
         from action a
         left join organization o on o.county_code = a.county_code and o.code = a.organization
         left join official p on p.county_code = a.county_code and p.code = a.official
         where a.assessment = $1 and ($2::text[] is null or a.period = any ($2))
           and ($3::text is null or a.organization = $3)
         order by a.position`,
        [run, periods ?? null, organization ?? null],
      )) as (Omit<NamedActionRow, 'content'> & { content: object })[];
      return found.map(({ content, ...row }) => ({ ...content, ...row }) as NamedActionRow);
    },
  };
}

function headerOf({ rulebookId, rulebookDigest, ...header }: HeaderRow): AssessmentHeader {
  return { ...header, rulebook: { id: rulebookId, digest: rulebookDigest } };
}

async function storeRun(manager: EntityManager, county: string, run: AssessmentRun): Promise<void> {
  const { header } = run;
  await manager.query(
    `insert into assessment (county_code, id, rulebook_id, rulebook_digest, case_digest, result_digest, engine_version,
       computed_at, periods, computed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      county,
      header.id,
      header.rulebook.id,
      header.rulebook.digest,
      header.caseDigest,
      header.resultDigest,
      header.engineVersion,
      header.computedAt,
      header.periods,
      header.computedBy,
    ],
  );
  await manager.query('insert into assessment_case (county_code, assessment, content) values ($1, $2, $3)', [
    county,
    header.id,
    JSON.stringify(run.given),
  ]);
  const lists = {
    fact: run.facts,
    score: run.scores,
    standing: run.standings,
    place: run.places,
    outcome: run.outcomes,
  };
  for (const [table, list] of Object.entries(lists)) {
    const columns = TABLES[table as keyof typeof TABLES];
    const names = ['period', ...Object.keys(columns)].map((name) => `"${name}"`).join(', ');
    const typed = Object.entries({ position: 'integer', period: 'text', ...columns }).map(
      ([name, type]) => `"${name}" ${type}`,
    );
    await manager.query(
      `insert into ${table} (county_code, assessment, position, ${names})
       select $1, $2, position, ${names} from jsonb_to_recordset($3::jsonb) as g (${typed.join(', ')})`,
      [county, header.id, JSON.stringify(list.map((row, position) => ({ position, ...row })))],
    );
  }
  const actions = run.actions.map(({ period, position, ...content }) => {
    return {
      period,
      position,
      organization: content.organization,
      official: content.official,
      amount: content.amount,
      content,
    };
  });
  await manager.query(
    `insert into action (county_code, assessment, position, period, organization, official, amount, content)
     select $1, $2, position, period, organization, official, amount, content from json_to_recordset($3::json)
       as g (position integer, period text, organization text, official text, amount numeric, content json)`,
    [county, header.id, JSON.stringify(actions)],
  );
}
