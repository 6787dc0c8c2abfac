import type { County, Repositories, Store } from '../application/index.js';
import { connect, migrate } from './connection.js';
import { startEmbedded, type EmbeddedOptions } from './embedded/server.js';
import { accountsRepository } from './repositories/accounts.js';
import { assessmentsRepository } from './repositories/assessments.js';
import { auditRepository, sealer } from './repositories/audit.js';
import { importsRepository } from './repositories/imports.js';
import { recordsRepository } from './repositories/records.js';
import { rulebooksRepository } from './repositories/rulebooks.js';
import { inScope } from './tenancy/with-tenant.js';

export interface DatabaseOptions extends EmbeddedOptions {
  /** Any PostgreSQL of version 15 or later; null: the embedded server in the data directory. */
  readonly url: string | null;
  readonly poolSize?: number;
}

/** Starts or reaches the database, brings its schema up to date, and opens the door to it. */
export async function openStore(options: DatabaseOptions): Promise<Store> {
  const server = options.url === null ? await startEmbedded(options) : null;
  const url = options.url ?? (server?.url as string);
  try {
    await migrate(url);
    const source = await connect(url, 'kaohe_app', options.poolSize ?? 10);
    const sealing = await connect(url, 'kaohe_sealer', 1);
    return {
      accounts: accountsRepository(source),
      sealer: sealer(sealing),
      withTenant: (context, work) =>
        inScope(source, context, (manager) => {
          const { county } = context;
          const repositories: Repositories = {
            records: recordsRepository(manager, county),
            rulebooks: rulebooksRepository(manager, county),
            assessments: assessmentsRepository(manager, county),
            imports: importsRepository(manager, county),
            audit: auditRepository(manager, county),
          };
          return work(repositories);
        }),
      counties: () => source.query(`select code, name from kaohe_counties()`) as Promise<County[]>,
      ping: async () => {
        await source.query('select 1');
      },
      close: async () => {
        await source.destroy();
        await sealing.destroy();
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
