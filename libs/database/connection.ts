import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Records20261124000000 } from '../../migrations/20261124000000-records.js';
import { AssessmentLife20261124020000 } from '../../migrations/20261124020000-assessment-life.js';
import { DatabaseUnavailable } from './embedded/failure.js';

/** What the product signs in as: `kaohe_app` works, `kaohe_sealer` only chains and signs the audit record. */
export type DatabaseRole = 'kaohe_app' | 'kaohe_sealer';
const ROLES: readonly DatabaseRole[] = ['kaohe_app', 'kaohe_sealer'];

/** Names of the migrations, oldest first. */
const MIGRATIONS = [Records20261124000000, AssessmentLife20261124020000];

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
    for (const role of ROLES) {
      await owner.query(`do $$ begin create role ${role} nologin; exception when duplicate_object then null; end $$`);
      await owner.query(`grant ${role} to current_user`);
      const password = passwordOf(role, url);
      if (password !== null) await owner.query(`alter role ${role} login password '${password}'`);
    }
    await owner.runMigrations({ transaction: 'all' });
    await owner.query('select pg_advisory_unlock(724001)');
  } finally {
    await owner.destroy();
  }
}

/**
 * A role signs in as itself, so that no statement can climb back to the owner with `RESET ROLE`. Its password follows
 * from the owner's: nothing more to keep, and instances on one database agree. Null when the URL has no password.
 */
function passwordOf(role: DatabaseRole, url: string): string | null {
  const { password } = new URL(url);
  return password === '' ? null : createHmac('sha256', decodeURIComponent(password)).update(role).digest('hex');
}

/** A pool whose every connection is that role from its first statement on. */
export async function connect(url: string, role: DatabaseRole, poolSize: number): Promise<DataSource> {
  const password = passwordOf(role, url);
  const own = new URL(url);
  if (password !== null) Object.assign(own, { username: role, password });
  // Without a password there is nobody to sign in as: the owner's connections then take the role on.
  const taken = password === null ? `-c role=${role} ` : '';
  const extra = { options: `${taken}-c timezone=UTC` };
  const source = new DataSource({ type: 'postgres', url: own.href, entities: [], poolSize, extra });
  await source.initialize();
  return source;
}
