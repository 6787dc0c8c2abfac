import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Account {
  readonly name: string;
  readonly password: string;
}

export interface Running {
  readonly url: string;
  readonly accounts: Readonly<Record<string, Account>>;
  readonly browser: Browser;
  stop(): Promise<void>;
}

/** What `npm start` starts, in a data directory of its own, and Debian's Chromium. */
export async function start(): Promise<Running> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'kaohe-browser-'));
  const port = 20000 + (process.pid % 20000);
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: { ...process.env, KAOHE_DATA: dataDirectory, PORT: String(port), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilSaid(server, 'Ctrl-C');
  const list = JSON.parse(readFileSync(path.join(dataDirectory, 'demo-accounts.json'), 'utf8')) as Account[];
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (executablePath === undefined) throw new Error('no Chromium: apt-get install chromium');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  return {
    url: `http://localhost:${port}`,
    accounts: Object.fromEntries(list.map((account) => [account.name, account])),
    browser,
    stop: async () => {
      await browser.close();
      server.kill('SIGINT');
      await once(server, 'exit');
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

function untilSaid(server: ChildProcess, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
