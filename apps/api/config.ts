import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The only reader of the environment. */
export interface Config {
  readonly port: number;
  /** True when the port was asked for: then another one is not taken instead. */
  readonly portAsked: boolean;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  /** Built dashboard, and the sample workbook. */
  readonly dashboard: string;
  readonly sample: string;
  /** Behind TLS: cookies are then marked `Secure`. */
  readonly secureCookies: boolean;
}

/** The checkout: this file runs from `dist/apps/api`. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { PORT, HOST, KAOHE_DATA, DATABASE_URL, KAOHE_SECURE_COOKIES } = environment;
  const port = PORT === undefined || PORT === '' ? 3000 : Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is not a port: ${PORT}`);
  return {
    port,
    portAsked: PORT !== undefined && PORT !== '',
    host: HOST ?? '127.0.0.1',
    dataDirectory: path.resolve(ROOT, KAOHE_DATA ?? '.kaohe'),
    databaseUrl: DATABASE_URL === undefined || DATABASE_URL === '' ? null : DATABASE_URL,
    dashboard: path.join(ROOT, 'dist', 'dashboard'),
    sample: path.join(ROOT, 'samples', 'wenxian.xlsx'),
    secureCookies: KAOHE_SECURE_COOKIES === 'true',
  };
}
