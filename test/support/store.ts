import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AccessContext, Store } from '../../libs/application/index.js';
import { startEmbedded, type EmbeddedServer } from '../../libs/database/embedded/server.js';
import { openStore } from '../../libs/database/index.js';

/** A real PostgreSQL of its own for one test file; the machine's crash is not this cluster's worry. */
export async function throwawayServer(): Promise<EmbeddedServer> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'kaohe-pg-'));
  const server = await startEmbedded({ dataDirectory, durable: false });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export interface OwnStore {
  readonly store: Store;
  readonly url: string;
  close(): Promise<void>;
}

export async function throwawayStore(): Promise<OwnStore> {
  const server = await throwawayServer();
  const store = await openStore({ url: server.url, dataDirectory: '', poolSize: 4 });
  return {
    store,
    url: server.url,
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
}

export const COUNTY = '621222';

export const wholeCounty = (county = COUNTY): AccessContext => ({
  county,
  role: 'assessment_office',
  organization: null,
  user: null,
});

export const headOf = (organization: string, county = COUNTY): AccessContext => ({
  county,
  role: 'township_head',
  organization,
  user: null,
});
