import ExcelJS from 'exceljs';
import type {
  ActionsView,
  ImportReport,
  LeagueTableView,
  PeriodsView,
  ProblemDocument,
  RunView,
  ScorecardView,
  SessionView,
  StreaksView,
  VetoesView,
} from '../../libs/api-types/index.js';
import type { Explanation } from '../../libs/application/index.js';
import type { TraceNode } from '../../libs/engine/index.js';
import { Caller, SAMPLE, serve, type Serving } from './serving.js';

let serving: Serving;
let leader: Caller;
let personnel: Caller;
let head: Caller;

beforeAll(async () => {
  serving = await serve();
  const callers = serving.accounts.map(() => new Caller(serving.url));
  for (const [i, account] of serving.accounts.entries()) await callers[i].signIn(account);
  [leader, personnel, head] = callers;
});
afterAll(() => serving.close());

const problem = async (answer: Response): Promise<ProblemDocument> => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return (await answer.json()) as ProblemDocument;
};

const nodesOf = (node: TraceNode): TraceNode[] => [node, ...node.inputs.flatMap(nodesOf)];

describe('sign-in', () => {
  it('says who is signed in, and what each role may do', async () => {
    const view = await leader.json<SessionView>('/api/session');
    expect(view.county).toEqual({ code: '621222', name: '文县' });
    expect(view.operations).not.toContain('export_penalties');
    expect((await head.json<SessionView>('/api/session')).organization?.code).toBe('T09');
  });

  it('keeps the token out of reach of scripts and other sites', async () => {
    const answer = await new Caller(serving.url).signIn(serving.accounts[0]);
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/i);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('refuses a wrong password, a stranger, a foreign page and an unknown field', async () => {
    const stranger = new Caller(serving.url);
    const wrong = await stranger.send('POST', '/api/session', { name: 'leader', password: 'x' });
    expect([wrong.status, (await problem(wrong)).code]).toEqual([401, 'bad_credentials']);
    expect((await problem(await stranger.get('/api/periods'))).code).toBe('not_signed_in');
    const foreign = await leader.send('DELETE', '/api/session', {}, { origin: 'http://elsewhere.example' });
    expect([foreign.status, (await problem(foreign)).code]).toEqual([403, 'wrong_origin']);
    const odd = await stranger.send('POST', '/api/session', { name: 'leader', password: 'x', role: 'admin' });
    expect(odd.status).toBe(400);
    expect((await problem(odd)).problems?.map(({ place }) => place)).toEqual(['role']);
  });

  it('stops guessing after ten failures', async () => {
    const guesser = new Caller(serving.url);
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) {
      statuses.push((await guesser.send('POST', '/api/session', { name: 'nobody', password: `${i}` })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('views', () => {
  it('ranks twenty townships, with movement and gap', async () => {
    const periods = await leader.json<PeriodsView>('/api/periods');
    expect(periods).toMatchObject({ periods: ['2023', '2024', '2025'], latest: '2025' });
    const table = await leader.json<LeagueTableView>('/api/league-table?period=2025');
    expect(table.rows).toHaveLength(20);
    const ranks = table.rows.map(({ rank }) => Number(rank));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    const [first, second] = table.rows;
    expect([first.tied, second.tied, second.gapAbove]).toEqual([true, true, null]);
    expect(table.rows.find(({ organization }) => organization.code === 'T09')).toMatchObject({
      vetoed: true,
      warnings: [{ type: 'yellow_card', count: 1 }],
    });
  });

  it('shows points that add up, each with its clause and readings', async () => {
    const card = await leader.json<ScorecardView>('/api/townships/T09/scorecard?period=2025');
    const cents = (text: string | null): number => Math.round(Number(text) * 100);
    if (card.indicators.every(({ score }) => score !== null)) {
      expect(card.indicators.reduce((sum, { score }) => sum + cents(score), 0)).toBe(cents(card.total));
    }
    for (const { clause, readings } of card.indicators) {
      expect(clause?.text.length).toBeGreaterThan(5);
      expect(readings.length).toBeGreaterThan(0);
    }
    expect(card.veto?.rules[0].rule).toBe('consecutive_warning_veto');
    expect(card.streaks.find(({ fact }) => fact === 'yellow_card_run')?.values.at(-1)).toEqual({
      period: '2025',
      value: '2',
    });
  });

  it('lists vetoes, streaks and actions', async () => {
    const { vetoes } = await leader.json<VetoesView>('/api/vetoes?period=2025');
    expect(vetoes.map(({ organization }) => organization.code).sort()).toEqual(['D02', 'T06', 'T09']);
    const { rows } = await leader.json<StreaksView>('/api/streaks?period=2025');
    expect(rows.map(({ organization }) => organization.code)).toContain('T09');
    const { actions, counts } = await leader.json<ActionsView>('/api/actions?period=2025');
    expect(counts.proposed + counts.pending).toBe(actions.length);
    expect(actions.every(({ clause }) => clause.status === 'in_force')).toBe(true);
  });

  it('answers 304 to who already holds it, and 404 or 400 to what is not there', async () => {
    const first = await leader.get('/api/actions?period=2025');
    const tag = first.headers.get('etag') ?? '';
    expect((await leader.get('/api/actions?period=2025', { 'if-none-match': tag })).status).toBe(304);
    expect((await leader.get('/api/league-table?period=1999')).status).toBe(404);
    expect((await leader.get('/api/league-table?period=never')).status).toBe(400);
    expect((await problem(await leader.get('/api/nothing', { 'accept-language': 'en' }))).title).toContain(
      'was not found',
    );
  });
});

describe('a township head', () => {
  const PATHS = [
    'session',
    'periods',
    'vetoes',
    'actions',
    'townships/T09/scorecard?period=2025',
    'streaks?period=2025',
  ];

  it('receives no other township name or code, wherever the API answers', async () => {
    const table = await leader.json<LeagueTableView>('/api/league-table?period=2025');
    const others = table.rows.map(({ organization }) => organization).filter(({ code }) => code !== 'T09');
    expect(others).toHaveLength(19);
    for (const path of PATHS) {
      const text = await (await head.get(`/api/${path}`)).text();
      expect(text.length).toBeGreaterThan(20);
      for (const { name, code } of others) {
        expect(text).not.toContain(name);
        expect(text).not.toContain(`"${code}"`);
      }
    }
  });

  it('is refused the table, the neighbour, the import and the export', async () => {
    expect((await head.get('/api/league-table?period=2025')).status).toBe(403);
    expect((await head.get('/api/townships/T01/scorecard?period=2025')).status).toBe(404);
    expect((await head.upload(SAMPLE)).status).toBe(403);
    expect((await head.get('/api/export/penalties?period=2025')).status).toBe(403);
  });
});

describe('explain', () => {
  const at = (of: string): string => `/api/explain?of=${encodeURIComponent(of)}`;

  it('tells the county why, down to the reading, when it was recorded and in which file', async () => {
    const card = await leader.json<ScorecardView>('/api/townships/T09/scorecard?period=2025');
    const { root } = await leader.json<Explanation>(at('T09/assessment@2025'));
    expect(root.value).toMatchObject({ type: 'number', decimal: card.total });
    const reading = nodesOf(root).find((node) => node.kind === 'input' && node.name === 'follow_up_rate');
    expect(reading?.kind === 'input' && reading.source).toEqual({
      place: 'readings[2025/T09/follow_up_rate]',
      reported: expect.stringMatching(/^[0-9.]+$/) as string,
      recordedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      file: 'wenxian.xlsx',
    });
    expect((await leader.json<Explanation>(at('actions[0]@2025'))).root.kind).toBe('action');
  });

  it('shows a township head the own figures, and of the others nothing', async () => {
    const whole = await leader.json<Explanation>(at('T09/standing@2025'));
    const own = await head.json<Explanation>(at('T09/standing@2025'));
    expect(own.root).toMatchObject({ kind: 'ranking', value: whole.root.value, organization: 'T09' });
    expect(own.root.inputs.map(({ kind }) => kind === 'hidden')).toEqual(
      whole.root.inputs.map(({ kind }) => kind === 'neighbour'),
    );
    const { rows } = await leader.json<LeagueTableView>('/api/league-table?period=2025');
    for (const target of ['standing', 'vetoed', 'bottom_three_linked', 'assessment', 'veto_bars/party_secretary']) {
      const text = await (await head.get(at(`T09/${target}@2025`))).text();
      expect(text.length).toBeGreaterThan(200);
      for (const { organization, total } of rows) {
        if (organization.code === 'T09') continue;
        expect(text.includes(organization.name)).toBe(false);
        expect(new RegExp(`\\b${organization.code}\\b`).test(text)).toBe(false);
        expect(text.includes(`"${total}"`)).toBe(false);
      }
      expect(text).not.toContain('wenxian.xlsx');
    }
  });

  it('a township head may not ask about others, whatever they ask', async () => {
    const others = [
      'T01/assessment@2025',
      'T01/nothing@2025',
      'actions[0]@2025',
      'E0001/falsification_liability@2025',
      'P1/x@2025',
    ];
    for (const of of others) {
      const answer = await head.get(at(of));
      expect([of, answer.status]).toEqual([of, 404]);
      expect(await answer.text()).not.toMatch(/expected|T0[2-8]/);
    }
  });

  it('refuses what cannot be explained', async () => {
    expect((await leader.get('/api/explain')).status).toBe(400);
    const answer = await leader.get(at('T09/nothing@2025'), { 'accept-language': 'en' });
    expect([answer.status, (await problem(answer)).code]).toEqual([422, 'unknown_name']);
    expect((await new Caller(serving.url).get(at('T09/assessment@2025'))).status).toBe(401);
  });
});

describe('import, run, export', () => {
  it('takes the same workbook twice without writing twice', async () => {
    const answer = await personnel.upload(SAMPLE);
    const report = (await answer.json()) as ImportReport;
    expect([answer.status, report.repeated]).toEqual([200, true]);
  });

  it('refuses a bad workbook whole, names the cells, and nothing changes', async () => {
    const before = await (await leader.get('/api/townships/T01/scorecard?period=2025')).text();
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(SAMPLE as never);
    const sheet = workbook.getWorksheet('填报数据') as ExcelJS.Worksheet;
    sheet.getCell('D2').value = '三次';
    sheet.getCell('E2').value = 101;
    sheet.getCell('F3').value = null;
    const answer = await personnel.upload(Buffer.from(await workbook.xlsx.writeBuffer()), 'bad.xlsx', {
      'accept-language': 'en',
    });
    const { problems = [] } = await problem(answer);
    expect(answer.status).toBe(422);
    expect(problems.map(({ code, sheet, cell }) => [code, sheet, cell]).sort()).toEqual([
      ['missing_reading', '填报数据', 'F3'],
      ['not_a_number', '填报数据', 'D2'],
      ['out_of_range', '填报数据', 'E2'],
    ]);
    expect(await (await leader.get('/api/townships/T01/scorecard?period=2025')).text()).toBe(before);
    expect((await problem(await personnel.upload(Buffer.from('no workbook')))).code).toBe('wrong_file_type');
    expect((await personnel.upload(Buffer.alloc(21 * 1024 * 1024))).status).toBe(413);
  });

  it('runs an assessment; the same records give the same result', async () => {
    const before = await leader.json<LeagueTableView>('/api/league-table?period=2025');
    const answer = await personnel.send('POST', '/api/assessments', {});
    const run = (await answer.json()) as RunView;
    expect([answer.status, run.counts.organizations]).toEqual([201, 23]);
    const after = await leader.json<LeagueTableView>('/api/league-table?period=2025');
    expect(after.rows).toEqual(before.rows);
    expect(after.assessment.caseDigest).toBe(before.assessment.caseDigest);
    expect(after.assessment.id).not.toBe(before.assessment.id);
  });

  it('exports the penalty list, whose sum is that of the actions', async () => {
    const { sums, actions } = await personnel.json<ActionsView>('/api/actions?period=2025');
    const answer = await personnel.get('/api/export/penalties?period=2025');
    expect(answer.headers.get('content-disposition')).toContain('penalties-2025.xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await answer.arrayBuffer()) as never);
    const [sheet] = workbook.worksheets;
    const rows = (sheet.getSheetValues() as (ExcelJS.CellValue[] | undefined)[]).filter((row) => row !== undefined);
    const total = rows.find((row) => row[1] === '合计') ?? [];
    expect(sheet.getCell('A1').text).toContain('拟处理');
    expect(total[7]).toBe(Number(sums.fines));
    expect(String(total[2])).toContain('人民币（大写）');
    const undecided = actions.filter(({ state, kind }) => state === 'pending' && kind !== 'reward');
    const at = rows.findIndex((row) => String(row[1]).startsWith('待裁量'));
    expect(rows.slice(at + 1)).toHaveLength(undecided.length);
    expect(rows.slice(at + 1).every((row) => row[7] === undefined || row[7] === null)).toBe(true);
  });
});

it('explains no assessment that the records have left behind', async () => {
  const of = '/api/explain?of=T09%2Fassessment%402025';
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(SAMPLE as never);
  (workbook.getWorksheet('填报数据') as ExcelJS.Worksheet).getCell('D2').value = 7;
  expect((await personnel.upload(Buffer.from(await workbook.xlsx.writeBuffer()), 'new.xlsx')).status).toBe(201);
  const stale = await leader.get(of);
  expect([stale.status, (await problem(stale)).code]).toEqual([409, 'stale_assessment']);
  expect((await personnel.send('POST', '/api/assessments', {})).status).toBe(201);
  expect((await leader.get(of)).status).toBe(200);
});

it('describes itself', async () => {
  expect((await leader.get('/api/docs')).status).toBe(200);
  expect((await leader.get('/readyz')).status).toBe(200);
});
