import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../apps/api/config.js';
import { createApi } from '../../apps/api/server.js';
import { servicesOn } from '../../apps/api/services.js';
import { firstStart, prepareRulebook, type DemoAccount } from '../../libs/application/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { unwrap } from '../support/decrees.js';
import { throwawayStore } from '../support/store.js';

export const SAMPLE = readFileSync(new URL('../../samples/wenxian.xlsx', import.meta.url));

export interface Serving {
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  close(): Promise<void>;
}

/** The real server on a real database with the sample county in it. */
export async function serve(): Promise<Serving> {
  const own = await throwawayStore();
  const services = servicesOn(own.store);
  const rulebook = unwrap(prepareRulebook(decreeText('wenxian-2025')));
  const sample = { fileName: 'wenxian.xlsx', bytes: SAMPLE };
  const accounts = (await firstStart({ ...services, rulebook, county: '621222' }, sample)) ?? [];
  const config: Config = {
    port: 0,
    portAsked: true,
    host: '127.0.0.1',
    dataDirectory: '',
    databaseUrl: null,
    dashboard: '/nowhere',
    sample: '',
    secureCookies: false,
  };
  const app: NestFastifyApplication = await createApi(services, config);
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    accounts,
    close: async () => {
      await app.close();
      await own.close();
    },
  };
}

export class Caller {
  private cookie = '';

  constructor(private readonly url: string) {}

  async signIn(account: DemoAccount): Promise<Response> {
    const { name, password } = account;
    const answer = await this.send('POST', '/api/session', { name, password });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    return answer;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers: { cookie: this.cookie, ...headers } });
  }

  async json<T>(path: string): Promise<T> {
    const answer = await this.get(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  upload(bytes: Uint8Array, fileName = 'county.xlsx', headers: Record<string, string> = {}): Promise<Response> {
    const form = new FormData();
    form.append('file', new Blob([bytes as never]), fileName);
    return fetch(`${this.url}/api/import`, {
      method: 'POST',
      headers: { cookie: this.cookie, ...headers },
      body: form,
    });
  }
}
