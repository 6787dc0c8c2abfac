import type { EntityManager } from 'typeorm';
import type {
  AssessmentHeader,
  AssessmentRun,
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
  to_char(computed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "computedAt", periods`;

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
      if (row === undefined) return null;
      const { rulebookId, rulebookDigest, ...header } = row;
      return { ...header, rulebook: { id: rulebookId, digest: rulebookDigest } };
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

async function storeRun(manager: EntityManager, county: string, run: AssessmentRun): Promise<void> {
  const { header } = run;
  await manager.query(
    `insert into assessment (county_code, id, rulebook_id, rulebook_digest, case_digest, result_digest, engine_version,
       computed_at, periods) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
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
    ],
  );
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
