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
    await owner.runMigrations({ transaction: 'all' });
    await owner.query('select pg_advisory_unlock(724001)');
  } finally {
    await owner.destroy();
  }
}

/** A pool whose every connection is the app role from its first statement on. */
export async function connect(url: string, poolSize: number): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [],
    poolSize,
    extra: { options: `-c role=${APP_ROLE} -c timezone=UTC` },
  });
  await source.initialize();
  return source;
}
