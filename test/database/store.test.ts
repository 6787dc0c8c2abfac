import { Client } from 'pg';
import type { Case } from '../../libs/engine/index.js';
import { examplesOf } from '../support/decrees.js';
import { headOf, throwawayStore, wholeCounty, type OwnStore } from '../support/store.js';

const [{ given }] = examplesOf('wenxian-2025').filter(({ name }) => name.startsWith('wenxian-ties'));
const county = given as never as Case;
const batch = (digit: number): { id: string; recordedAt: string } => ({
  id: `00000000-0000-4000-8000-00000000000${digit}`,
  recordedAt: `2026-01-0${digit}T08:00:00.000Z`,
});
const code = county.county.code;
let own: OwnStore;
let owner: Client;

beforeAll(async () => {
  own = await throwawayStore();
  owner = new Client({ connectionString: own.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await own.close();
});

const put = (given: Case, digit: number) =>
  own.store.withTenant(wholeCounty(given.county.code), ({ records }) => records.storeCase(given, batch(digit)));

/** Lists sorted; an absent `fields` is an empty one. */
const bare = (given: Case): Record<string, unknown> => {
  const sorted = (rows: readonly object[]): string[] =>
    rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
  const { organizations, officials, readings, county, periods } = given;
  return {
    county,
    periods,
    organizations: sorted(organizations.map((row) => ({ fields: {}, ...row }))),
    officials: sorted(officials),
    readings: sorted(readings),
    lengths: [given.appointments, given.events, given.determinations].map((list) => list.length),
  };
};

it('gives a case back as it was stored', async () => {
  const changes = await put(county, 1);
  expect(changes.readings).toEqual({ added: county.readings.length, changed: 0, withdrawn: 0, unchanged: 0 });
  const back = await own.store.withTenant(wholeCounty(code), ({ records }) => records.loadCase());
  expect(bare(back as Case)).toEqual(bare(county));
  expect(await own.store.counties()).toEqual([county.county]);
});

it('supersedes a changed reading and keeps the old one; the same again changes nothing', async () => {
  const [first, ...others] = county.readings;
  const changed = { ...county, readings: [{ ...first, value: '12.345678' }, ...others.slice(1)] };
  const { readings } = await put(changed, 2);
  expect(readings).toEqual({ added: 0, changed: 1, withdrawn: 1, unchanged: others.length - 1 });
  expect((await put(changed, 3)).readings).toEqual({ added: 0, changed: 0, withdrawn: 0, unchanged: others.length });
  const { rows } = await owner.query('select count(*)::int as n from reading');
  expect(rows).toEqual([{ n: county.readings.length + 1 }]);
  expect((await put(county, 4)).readings).toMatchObject({ added: 1, changed: 1 });
});

it('stores nothing when the work fails', async () => {
  const failing = own.store.withTenant(wholeCounty(code), async ({ records }) => {
    await records.storeCase({ ...county, readings: [] }, batch(5));
    throw new Error('half way');
  });
  await expect(failing).rejects.toThrow('half way');
  const { rows } = await owner.query('select count(*)::int as n from reading where superseded_by is null');
  expect(rows).toEqual([{ n: county.readings.length }]);
});

it('shows a township head the own organization and nobody else', async () => {
  await own.store.withTenant(headOf('T01', code), async ({ records }) => {
    expect((await records.organizations()).map((row) => row.code)).toEqual(['T01']);
    expect(new Set((await records.readings({})).map((row) => row.organization))).toEqual(new Set(['T01']));
    expect((await records.events({})).filter((row) => row.organization !== 'T01')).toEqual([]);
    expect(await records.readings({ organization: 'T02' })).toEqual([]);
    const seen = await records.loadCase();
    const posts = county.appointments.filter(({ organization }) => organization === 'T01');
    expect(new Set(seen?.officials.map((row) => row.code))).toEqual(new Set(posts.map((row) => row.official)));
    expect(seen?.determinations).toEqual([]);
  });
});

it('shows another county nothing', async () => {
  await own.store.withTenant(wholeCounty('999999'), async ({ records }) => {
    expect(await records.county()).toBeNull();
    expect(await records.organizations()).toEqual([]);
  });
});

it('refuses a code that is no code, and a township head without a township', async () => {
  const nothing = async (): Promise<null> => null;
  await expect(async () => own.store.withTenant(wholeCounty("x'; drop table county; --"), nothing)).rejects.toThrow(
    'not a code',
  );
  await expect(async () => own.store.withTenant({ ...headOf('T01'), organization: null }, nothing)).rejects.toThrow();
});

it('forces row security on every table, and the app role owns none', async () => {
  const { rows } = await owner.query<{ relname: string; forced: boolean; owner: string }>(
    `select relname, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migrations'`,
  );
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter(({ forced, owner }) => !forced || owner === 'kaohe_app')).toEqual([]);
  const { rows: keys } = await owner.query<{ key: string }>(
    `select conname as key from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace and c.conrelid::regclass::text <> 'migrations' and attname <> 'county_code'`,
  );
  expect(keys).toEqual([]);
});

it('lets the app role neither change nor delete what was reported or computed', async () => {
  const app = new Client({ connectionString: own.url, options: '-c role=kaohe_app' });
  await app.connect();
  try {
    await app.query(`set kaohe.county = '${code}'`);
    for (const sql of [
      'delete from reading',
      `update reading set value = '1'`,
      'update assessment set engine_version = 1',
    ]) {
      await expect(app.query(sql)).rejects.toThrow(/permission denied/);
    }
    await app.query(`reset kaohe.county`);
    expect((await app.query('select * from reading')).rows).toEqual([]);
  } finally {
    await app.end();
  }
});

it('keeps accounts and sessions, and forgets expired ones', async () => {
  const { accounts } = own.store;
  const account = {
    id: '00000000-0000-4000-8000-0000000000a1',
    county: code,
    name: 'leader',
    displayName: '县领导（示例）',
    role: 'county_leader' as const,
    organization: null,
    passwordHash: 'x',
  };
  await accounts.create(account);
  expect(await accounts.named('leader')).toEqual([account]);
  const session = {
    tokenHash: 'aa',
    account: account.id,
    county: code,
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-01-02T00:00:00.000Z',
  };
  await accounts.openSession(session);
  expect(await accounts.session('aa', '2026-01-01T12:00:00.000Z')).toEqual({ session, account });
  expect(await accounts.session('aa', '2026-01-02T00:00:00.000Z')).toBeNull();
  expect(await accounts.dropExpired('2026-01-03T00:00:00.000Z')).toBe(1);
});

it('signs in as the app role and the sealer themselves, which cannot climb back to the owner', async () => {
  await own.store.ping();
  const { rows } = await owner.query<{ names: string[]; safe: boolean }>(
    `select array_agg(distinct a.usename::text) as names, bool_and(not r.rolsuper and not r.rolbypassrls) as safe
     from pg_stat_activity a join pg_roles r on r.oid = a.usesysid
     where a.backend_type = 'client backend' and a.pid <> pg_backend_pid()`,
  );
  expect(rows).toEqual([{ names: ['kaohe_app', 'kaohe_sealer'], safe: true }]);
});
