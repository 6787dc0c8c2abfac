import type { AssessmentRow, StageDone, VerificationView } from '../../libs/api-types/index.js';
import { Caller, serve, type Serving } from './serving.js';

let serving: Serving;
const caller = async (name: string): Promise<Caller> => {
  const one = new Caller(serving.url);
  await one.signIn(serving.accounts.find((account) => account.name === name) as never);
  return one;
};

beforeAll(async () => {
  serving = await serve();
});
afterAll(() => serving.close());

it('an assessment is checked, signed and published by those who may, on the digest they saw', async () => {
  const [leader, personnel, township] = await Promise.all(['leader', 'personnel', 'township'].map(caller));
  const [row] = await personnel.json<AssessmentRow[]>('/api/assessments');
  const post = (who: Caller, stage: string, seen = row.resultDigest): Promise<Response> =>
    who.send('POST', `/api/assessments/${row.id}/${stage}`, { seen });
  expect(row.stages).toEqual([]);
  expect((await post(leader, 'checked')).status).toBe(403);
  expect((await post(township, 'checked')).status).toBe(403);
  expect((await township.get('/api/assessments')).status).toBe(403);
  expect((await post(leader, 'signed')).status).toBe(409);
  expect((await post(personnel, 'checked', 'x')).status).toBe(400);
  const stale = await post(personnel, 'checked', '0'.repeat(64));
  expect([stale.status, await stale.text()]).toEqual([409, expect.stringContaining('seen_changed')]);
  expect(((await (await post(personnel, 'checked')).json()) as StageDone).stage).toBe('checked');
  expect((await post(personnel, 'published')).status).toBe(409);
  expect((await post(leader, 'signed')).status).toBe(200);
  expect((await post(personnel, 'published')).status).toBe(200);
  const [now] = await leader.json<AssessmentRow[]>('/api/assessments');
  expect(now.stages.map(({ stage }) => stage)).toEqual(['checked', 'signed', 'published']);
  const verification = await personnel.json<VerificationView>(`/api/assessments/${row.id}/verification`);
  expect(verification).toEqual({ assessment: row.id, resultDigest: row.resultDigest, same: true, differences: [] });
});

it('what is not there is not found, and the audit record is the auditor’s', async () => {
  const personnel = await caller('personnel');
  expect((await personnel.get('/api/assessments/none/verification')).status).toBe(404);
  expect((await personnel.get('/api/assessments/00000000-0000-4000-8000-000000000000/verification')).status).toBe(404);
  expect((await personnel.get('/api/export/audit')).status).toBe(403);
});
