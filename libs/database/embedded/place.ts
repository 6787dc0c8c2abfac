import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyBinaries, linkLibraries, shippedBinaries } from './binaries.js';
import { reachable, serverUser, type ServerUser } from './user.js';

/** Where the server's programs and files are, and as whom it runs. */
export interface ServerPlace {
  readonly user: ServerUser | null;
  readonly bin: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly log: string;
}

const SHARED = '/var/lib/kaohe';

/**
 * Normally everything lies in the data directory. As root the server runs as a user without rights, who may not pass
 * through a 0700 home: then its files lie under /var/lib/kaohe, and the data directory says where.
 */
export function preparePlace(dataDirectory: string): ServerPlace {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const user = serverUser();
  const native = shippedBinaries();
  linkLibraries(native);
  const log = path.join(dataDirectory, 'postgres.log');
  if (user === null) {
    return { user, bin: path.join(native, 'bin'), cluster: path.join(dataDirectory, 'postgres'), log };
  }
  chmodSync(dataDirectory, 0o711);
  const inPlace = reachable(dataDirectory);
  const base = inPlace ? dataDirectory : sharedPlace(dataDirectory);
  const programs = reachable(native) ? native : copyBinaries(native, path.join(sharedBase(), 'server-18.4'));
  const cluster = path.join(base, 'postgres');
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  chownSync(cluster, user.uid, user.gid);
  if (!inPlace) writeFileSync(path.join(dataDirectory, 'postgres-is-at'), `${cluster}\n`);
  return { user, bin: path.join(programs, 'bin'), cluster, log };
}

function sharedBase(): string {
  mkdirSync(SHARED, { recursive: true, mode: 0o755 });
  return SHARED;
}

function sharedPlace(dataDirectory: string): string {
  const name = createHash('sha256').update(path.resolve(dataDirectory)).digest('hex').slice(0, 16);
  const place = path.join(sharedBase(), name);
  mkdirSync(place, { recursive: true, mode: 0o711 });
  return place;
}
