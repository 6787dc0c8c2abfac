import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { isAlive, waitUntilGone } from '../../libs/database/embedded/process.js';
import { startEmbedded } from '../../libs/database/embedded/server.js';

let dataDirectory: string;

beforeEach(() => {
  dataDirectory = path.join(mkdtempSync(path.join(tmpdir(), 'kaohe-embedded-')), 'data');
});
afterEach(() => rmSync(path.dirname(dataDirectory), { recursive: true }));

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

it('starts, keeps its data over a restart, and leaves no process behind', async () => {
  const first = await startEmbedded({ dataDirectory, durable: false });
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startEmbedded({ dataDirectory, durable: false });
  expect(await ask(second.url, 'select * from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
  expect(statSync(path.join(dataDirectory, 'owner.password')).mode & 0o077).toBe(0);
});

it('stops the server that a killed process left over, says so, and loses nothing', async () => {
  const orphan = await startEmbedded({ dataDirectory });
  await ask(orphan.url, 'create table kept as select 7 as answer');
  const told: string[] = [];
  const next = await startEmbedded({ dataDirectory, onRecovered: (what) => told.push(what) });
  expect(told).toEqual(['orphan_stopped']);
  expect(isAlive(orphan.pid)).toBe(false);
  expect(await ask(next.url, 'select * from kept')).toEqual([{ answer: 7 }]);
  process.kill(next.pid, 'SIGKILL');
  await waitUntilGone(next.pid, 5000);
  const third = await startEmbedded({ dataDirectory, onRecovered: (what) => told.push(what) });
  expect(told).toEqual(['orphan_stopped', 'crash_recovered']);
  expect(await ask(third.url, 'select * from kept')).toEqual([{ answer: 7 }]);
  await third.stop();
});

it('refuses a data directory that another Kaohe uses', async () => {
  const first = await startEmbedded({ dataDirectory, durable: false });
  writeFileSync(path.join(dataDirectory, 'kaohe.pid'), `${process.ppid}\n`);
  await expect(startEmbedded({ dataDirectory })).rejects.toThrow(/in use by another Kaohe/);
  await first.stop();
});
