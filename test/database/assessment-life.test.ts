import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  brokenAt,
  exportAudit,
  isSigned,
  moveOn,
  prepareRulebook,
  runAssessment,
  signHead,
  verifyAssessment,
  type AccessContext,
  type AssessmentHeader,
  type StageName,
} from '../../libs/application/index.js';
import type { Case } from '../../libs/engine/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { verifyAudit } from '../../tools/verify-audit.mjs';
import { examplesOf, unwrap } from '../support/decrees.js';
import { headOf, throwawayStore, wholeCounty, type OwnStore } from '../support/store.js';

const clock = { now: () => new Date() };
const [{ given }] = examplesOf('wenxian-2025').filter(({ name }) => name.startsWith('wenxian-ties'));
const county = given as never as Case;
const { code } = county.county;
const rulebook = unwrap(prepareRulebook(decreeText('wenxian-2025')));
const person = (): AccessContext => ({ ...wholeCounty(code), user: randomUUID() });
const [maker, checker, leader] = [person(), person(), person()];
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const RACES = Number(process.env.KAOHE_RACES ?? 40);
let own: OwnStore;
let owner: Client;

beforeAll(async () => {
  own = await throwawayStore();
  owner = new Client({ connectionString: own.url });
  await owner.connect();
  await own.store.withTenant(wholeCounty(code), ({ records }) =>
    records.storeCase(county, { id: randomUUID(), recordedAt: '2026-01-01T00:00:00.000Z' }),
  );
});
afterAll(async () => {
  await owner.end();
  await own.close();
});

const computed = async (): Promise<AssessmentHeader> => unwrap(await runAssessment(own.store, clock, rulebook, maker));
const step = async (
  who: AccessContext,
  { id, resultDigest }: AssessmentHeader,
  stage: StageName,
  seen = resultDigest,
) => {
  const outcome = await moveOn(own.store, clock, who, id, { stage, seen });
  return outcome.ok ? outcome.value.stage : outcome.problems[0].code;
};
const verified = (id: string) => own.store.withTenant(wholeCounty(code), (parts) => verifyAssessment(parts, id));
const seal = () => own.store.sealer.seal(code, (head) => signHead(code, head, privateKey));
const exported = () => own.store.withTenant(wholeCounty(code), exportAudit) as Promise<string>;

describe('the life of an assessment', () => {
  it('is checked by a second person, signed by a third, published: in this order, on what was seen', async () => {
    const run = await computed();
    expect(await step(leader, run, 'signed')).toBe('stage_order');
    expect(await step(maker, run, 'checked')).toBe('same_person');
    expect(await step(checker, run, 'checked', '0'.repeat(64))).toBe('seen_changed');
    expect(await step(checker, run, 'checked')).toBe('checked');
    expect(await step(checker, run, 'checked')).toBe('checked');
    expect(await step(leader, run, 'checked')).toBe('already_done');
    expect(await step(checker, run, 'signed')).toBe('same_person');
    expect(await step(leader, run, 'published')).toBe('stage_order');
    expect(await step(leader, run, 'signed')).toBe('signed');
    expect(await step(maker, run, 'published')).toBe('published');
    const other = { ...run, id: randomUUID() };
    expect(await step(checker, other, 'checked')).toBe('not_found');
    const head = { ...headOf('T01', code), user: randomUUID() };
    await expect(step(head, await computed(), 'checked')).rejects.toThrow('row-level security');
  });

  it(`two who check at once have one effect (${RACES} races)`, async () => {
    for (let race = 0; race < RACES; race++) {
      const run = await computed();
      const told = await Promise.all([step(checker, run, 'checked'), step(leader, run, 'checked')]);
      expect(told.sort()).toEqual(['already_done', 'checked']);
      const { rows } = await owner.query(
        `select (select count(*) from assessment_stage where assessment = $1)::int as stages,
           (select count(*) from audit_event where subject = $2 and operation = 'assessment_checked')::int as events`,
        [run.id, run.id],
      );
      expect(rows).toEqual([{ stages: 1, events: 1 }]);
    }
  });

  it('the database refuses what the use case would, and changes nothing that is stored', async () => {
    const run = await computed();
    const put = (stage: string, by: string, seen: string) =>
      owner.query(
        `insert into assessment_stage (county_code, assessment, stage, by, at, seen) values ($1, $2, $3, $4, now(), $5)`,
        [code, run.id, stage, by, seen],
      );
    await expect(put('signed', leader.user as string, run.resultDigest)).rejects.toThrow('stage_order');
    await expect(put('checked', maker.user as string, run.resultDigest)).rejects.toThrow('same_person');
    await expect(put('checked', leader.user as string, 'else')).rejects.toThrow('seen_changed');
    const { rows } = await owner.query(
      `select table_name, privilege_type from information_schema.role_table_grants
       where grantee in ('kaohe_app', 'kaohe_sealer') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
         and (table_name like 'assessment%' or table_name like 'audit%')`,
    );
    expect(rows).toEqual([]);
  });

  it('is computed again to the same bytes; a changed row, case or rulebook is told', async () => {
    const run = await computed();
    expect(await verified(run.id)).toEqual({
      assessment: run.id,
      resultDigest: run.resultDigest,
      same: true,
      differences: [],
    });
    expect(await verified(randomUUID())).toBeNull();
    await owner.query(
      `update action set amount = 1, content = (content::jsonb || '{"amount":"1"}')::json
      where assessment = $1 and position = 0`,
      [run.id],
    );
    expect((await verified(run.id))?.differences.map(({ what }) => what)).toEqual(['actions[0]']);
    await owner.query(
      `update assessment_case set content = (content::jsonb #- '{readings,0}')::json where assessment = $1`,
      [run.id],
    );
    expect((await verified(run.id))?.same).toBe(false);
  });
});

describe('the audit record', () => {
  it('is chained and signed; what a running transaction may still put before waits', async () => {
    await seal();
    const run = await computed();
    await owner.query('begin');
    await owner.query(
      `insert into audit_event (county_code, at, operation, subject, content)
      values ($1, now(), 'late', 'x', '{}')`,
      [code],
    );
    await computed();
    await seal();
    const waiting = await own.store.withTenant(wholeCounty(code), ({ audit }) => audit.waiting());
    expect(waiting).toBeGreaterThan(0);
    await owner.query('commit');
    await seal();
    const [chain, head, left] = await own.store.withTenant(wholeCounty(code), async ({ audit }) => [
      await audit.chain(),
      await audit.head(),
      await audit.waiting(),
    ]);
    expect(left).toBe(0);
    expect(brokenAt(code, chain)).toBeNull();
    expect(head !== null && head.number === chain.length && isSigned(code, head)).toBe(true);
    expect(chain.some(({ subject, operation }) => subject === run.id && operation === 'assessment_computed')).toBe(
      true,
    );
    expect(chain.filter(({ operation }) => operation === 'late')).toHaveLength(1);
  });

  it('a township head reads none of it', async () => {
    const seen = await own.store.withTenant(headOf('T01', code), async ({ audit, assessments }) => [
      await audit.chain(),
      await audit.latest(10),
      await assessments.stages((await assessments.latest())?.id ?? ''),
    ]);
    expect(seen).toEqual([[], [], []]);
  });

  it('an export holds, and every edit, deletion, exchange and cut of its tail is found', async () => {
    const text = await exported();
    expect(verifyAudit(text, pem)).toBeNull();
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    let state = 7;
    const below = (most: number): number => (state = (state * 48271) % 2147483647) % most;
    for (let i = 0; i < 1000; i++) {
      const changed = [...lines];
      const at = below(lines.length);
      const [edit, drop, swap, cut] = [0, 1, 2, 3].map((kind) => i % 4 === kind);
      if (edit) {
        const spot = below(changed[at].length);
        const byte = String.fromCharCode(33 + ((changed[at].charCodeAt(spot) - 32) % 90));
        changed[at] = changed[at].slice(0, spot) + byte + changed[at].slice(spot + 1);
      } else if (drop) changed.splice(at, 1);
      else if (swap) {
        const other = (at + 1 + below(lines.length - 1)) % lines.length;
        [changed[at], changed[other]] = [changed[other], changed[at]];
      } else if (cut) changed.length = at;
      const now = `${changed.join('\n')}\n`;
      if (now !== text) expect([i, verifyAudit(now, pem)]).not.toEqual([i, null]);
    }
    const stranger = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(verifyAudit(text, stranger)).toEqual({ at: 1, what: 'other_key' });
  });
});
