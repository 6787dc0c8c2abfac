import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Records20261124000000 } from '../../migrations/20261124000000-records.js';
import { DatabaseUnavailable } from './embedded/failure.js';

const APP_ROLE = 'kaohe_app';

/** Names of the migrations, oldest first. */
const MIGRATIONS = [Records20261124000000];

const OLDEST = 150000;

/** Brings the schema up to date as its owner; the product itself connects as a role that owns nothing. */
export async function migrate(url: string): Promise<void> {
  const owner = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS, poolSize: 1, entities: [] });
  try {
    await owner.initialize();
  } catch (error) {
    throw new DatabaseUnavailable(`the database does not answer: ${(error as Error).message}`, { cause: error });
  }
  try {
    const [{ version }] = (await owner.query(`select current_setting('server_version_num')::int as version`)) as [
      { version: number },
    ];
    if (version < OLDEST) {
      throw new DatabaseUnavailable(`PostgreSQL 15 or later is needed; this server is ${Math.floor(version / 10000)}`);
    }
    // Two instances may start at once: the second waits and finds nothing to do.
    await owner.query('select pg_advisory_lock(724001)');
    await owner.query(`do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object then null; end $$`);
    await owner.query(`grant ${APP_ROLE} to current_user`);
    const password = appPassword(url);
    if (password !== null) await owner.query(`alter role ${APP_ROLE} login password '${password}'`);
    await owner.runMigrations({ transaction: 'all' });
    await owner.query('select pg_advisory_unlock(724001)');
  } finally {
    await owner.destroy();
  }
}

/**
 * The app role signs in as itself, so that no statement can climb back to the owner with `RESET ROLE`. Its password follows
 * from the owner's: nothing more to keep, and instances on one database agree. Null when the URL has no password.
 */
function appPassword(url: string): string | null {
  const { password } = new URL(url);
  return password === '' ? null : createHmac('sha256', decodeURIComponent(password)).update(APP_ROLE).digest('hex');
}

/** A pool whose every connection is the app role from its first statement on. */
export async function connect(url: string, poolSize: number): Promise<DataSource> {
  const password = appPassword(url);
  const own = new URL(url);
  if (password !== null) Object.assign(own, { username: APP_ROLE, password });
  // Without a password there is nobody to sign in as: the owner's connections then take the role on.
  const role = password === null ? `-c role=${APP_ROLE} ` : '';
  const extra = { options: `${role}-c timezone=UTC` };
  const source = new DataSource({ type: 'postgres', url: own.href, entities: [], poolSize, extra });
  await source.initialize();
  return source;
}
