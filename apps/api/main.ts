import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { firstStart, prepareRulebook, type DemoAccount, type Store } from '../../libs/application/index.js';
import { DatabaseUnavailable, openStore } from '../../libs/database/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { readConfig, type Config } from './config.js';
import { auditKey, startSealing } from './sealing.js';
import { createApi } from './server.js';
import { servicesOn } from './services.js';

const SAMPLE_COUNTY = '621222';
const SAMPLE_DECREE = 'wenxian-2025';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const RECOVERED = {
  orphan_stopped:
    '上次运行未正常结束：已停止遗留的数据库，数据完好。  The last run was cut off: its database was stopped, nothing is lost.',
  crash_recovered: '上次运行未正常结束：数据库已自动恢复。  The last run was cut off: the database has recovered.',
};

async function start(config: Config): Promise<void> {
  const store = await openStore({
    url: config.databaseUrl,
    dataDirectory: config.dataDirectory,
    onRecovered: (what) => say(RECOVERED[what]),
  });
  let app: NestFastifyApplication | null = null;
  let stopSealing: (() => Promise<void>) | null = null;
  const stop = async (code: number): Promise<void> => {
    await app?.close();
    await stopSealing?.();
    await store.close();
    process.exit(code);
  };
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      say('\n正在停止……  Stopping ...');
      void stop(0).catch((error: unknown) => fail(error));
    });
  }
  try {
    const accounts = await prepare(store, config);
    app = await createApi(servicesOn(store), config);
    const url = await listen(app, config);
    stopSealing = startSealing(store, auditKey(config.dataDirectory), (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    });
    welcome(url, accounts, config);
  } catch (error) {
    await app?.close();
    await store.close();
    throw error;
  }
}

/** Fills an empty database; the demo sign-ins are printed at every start and kept in a file only its owner reads. */
async function prepare(store: Store, config: Config): Promise<readonly DemoAccount[]> {
  const rulebook = prepareRulebook(decreeText(SAMPLE_DECREE));
  if (!rulebook.ok) throw new Error(JSON.stringify(rulebook.problems));
  const bytes = readFileSync(config.sample);
  const parts = { ...servicesOn(store), rulebook: rulebook.value, county: SAMPLE_COUNTY };
  const created = await firstStart(parts, { fileName: path.basename(config.sample), bytes });
  const file = path.join(config.dataDirectory, 'demo-accounts.json');
  if (created !== null) writeFileSync(file, `${JSON.stringify(created, null, 1)}\n`, { mode: 0o600 });
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : [];
}

const TRIES = 50;

/** The port of the configuration; when nobody asked for it and it is taken, the next free one. */
async function listen(app: NestFastifyApplication, { port, portAsked, host }: Config): Promise<string> {
  for (let offset = 0; ; offset++) {
    try {
      await app.listen(port + offset, host);
      return (await app.getUrl()).replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || portAsked || offset >= TRIES) throw error;
    }
  }
}

function welcome(url: string, accounts: readonly DemoAccount[], { dataDirectory }: Config): void {
  say(`\n考核 Kaohe  ${url}\n`);
  say('示例账号  Demo sign-ins:');
  for (const { name, password, displayName } of accounts) say(`  ${name.padEnd(10)} ${password}   ${displayName}`);
  say(`\n接口文档  API: ${url}/api/docs`);
  say(`数据目录  Data: ${dataDirectory}`);
  say('按 Ctrl-C 停止。  Ctrl-C stops everything.');
}

function fail(error: unknown): never {
  const said =
    error instanceof DatabaseUnavailable ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`启动失败  Start failed: ${said}\n`);
  process.exit(1);
}

await start(readConfig(process.env)).catch(fail);
