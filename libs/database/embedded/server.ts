import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DatabaseUnavailable } from './failure.js';
import { preparePlace, type ServerPlace } from './place.js';
import { isAlive, isServerOf, stopServer } from './process.js';

export interface EmbeddedOptions {
  /** Where everything is kept, e.g. `.kaohe`. */
  readonly dataDirectory: string;
  /** False only for throw-away clusters of tests: a crash of the machine may lose data. */
  readonly durable?: boolean;
  /** True: the server of a Kaohe that is running is used, and left running (command line). */
  readonly attach?: boolean;
  /** Told once when an earlier run had not stopped and was recovered. */
  readonly onRecovered?: (what: 'orphan_stopped' | 'crash_recovered') => void;
}

export interface EmbeddedServer {
  /** Connection of the owner of the schema. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const OWNER = 'kaohe_owner';

/** Starts the PostgreSQL server that npm brings, on loopback only, with a password nobody types. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDirectory = path.resolve(options.dataDirectory);
  const place = preparePlace(dataDirectory);
  const password = ownerPassword(dataDirectory);
  const running = options.attach === true ? runningServer(place, dataDirectory, password) : null;
  if (running !== null) return running;
  claim(dataDirectory);
  await recover(place, options.onRecovered);
  if (!existsSync(path.join(place.cluster, 'PG_VERSION'))) initialize(place, dataDirectory, password);
  const port = await freePort();
  const child = launch(place, port, options.durable !== false);
  const url = `postgres://${OWNER}:${password}@127.0.0.1:${port}/postgres`;
  await untilReady(child, url, place);
  const pid = child.pid as number;
  return {
    url,
    pid,
    stop: async () => {
      await stopServer(pid);
      rmSync(claimFile(dataDirectory), { force: true });
    },
  };
}

/** The server of a living Kaohe, by what PostgreSQL itself wrote down: its process and its port. */
function runningServer({ cluster }: ServerPlace, dataDirectory: string, password: string): EmbeddedServer | null {
  const file = path.join(cluster, 'postmaster.pid');
  if (!claimedByLiving(dataDirectory) || !existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  if (!isServerOf(Number(pid), cluster)) return null;
  const url = `postgres://${OWNER}:${password}@127.0.0.1:${Number(port)}/postgres`;
  return { url, pid: Number(pid), stop: () => Promise.resolve() };
}

const claimFile = (dataDirectory: string): string => path.join(dataDirectory, 'kaohe.pid');

/** One Kaohe a data directory: two would fight over one cluster. */
function claim(dataDirectory: string): void {
  const living = claimedByLiving(dataDirectory);
  if (living !== null) {
    throw new DatabaseUnavailable(
      `${dataDirectory} is in use by another Kaohe (process ${living}); stop it, or choose another data directory`,
    );
  }
  writeFileSync(claimFile(dataDirectory), `${process.pid}\n`);
}

/** The process that has claimed the data directory and still lives, if it is not this one. */
function claimedByLiving(dataDirectory: string): number | null {
  const file = claimFile(dataDirectory);
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8'));
  return pid !== process.pid && pid > 0 && isAlive(pid) && isKaohe(pid) ? pid : null;
}

function isKaohe(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  return existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node');
}

/** A server left over from a Node process that was killed keeps the files: it is stopped first. */
async function recover({ cluster }: ServerPlace, tell: EmbeddedOptions['onRecovered']): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (isServerOf(pid, cluster)) {
    await stopServer(pid);
    tell?.('orphan_stopped');
  } else tell?.('crash_recovered');
}

function ownerPassword(dataDirectory: string): string {
  const file = path.join(dataDirectory, 'owner.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function initialize({ bin, cluster, user }: ServerPlace, dataDirectory: string, password: string): void {
  // Without PG_VERSION no initdb has finished here, so nothing is lost by beginning anew.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const secret = path.join(user === null ? dataDirectory : path.dirname(cluster), `initdb.${process.pid}.secret`);
  writeFileSync(secret, password, { mode: 0o600 });
  if (user !== null) for (const own of [cluster, secret]) chownSync(own, user.uid, user.gid);
  try {
    const args = ['-D', cluster, '-U', OWNER, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C'];
    const { status, stderr, error } = spawnSync(path.join(bin, 'initdb'), args, {
      cwd: '/',
      encoding: 'utf8',
      ...user,
    });
    if (error !== undefined) throw new DatabaseUnavailable(`initdb does not start: ${error.message}`, { cause: error });
    if (status !== 0) throw new DatabaseUnavailable(`the database could not be set up in ${cluster}: ${stderr.trim()}`);
  } finally {
    rmSync(secret, { force: true });
  }
}

function launch({ bin, cluster, user, log }: ServerPlace, port: number, durable: boolean): ChildProcess {
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 40 };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  if (!durable) args.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  const out = openSync(log, 'a', 0o600);
  // A group of its own: Ctrl-C reaches us first, and we stop the server when nothing uses it any more.
  const child = spawn(path.join(bin, 'postgres'), ['-D', cluster, ...args], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', out, out],
    ...user,
  });
  closeSync(out);
  child.unref();
  return child;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject()));
    });
  });
}

const PATIENCE = 60_000;

async function untilReady(child: ChildProcess, url: string, { log }: ServerPlace): Promise<void> {
  let failed: Error | null = null;
  child.once('error', (error) => (failed = error));
  for (let waited = 0; waited < PATIENCE; waited += 100) {
    if (failed !== null || child.exitCode !== null) break;
    if (await answers(url)) return;
    await sleep(100);
  }
  const last = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n') : '';
  throw new DatabaseUnavailable(`the PostgreSQL server did not start; its last words (${log}):\n${last}`, {
    cause: failed ?? undefined,
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Not listening yet, or still starting up; everything else will not pass by waiting.
    if (['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
