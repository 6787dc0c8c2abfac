import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line's only reader of the environment. */
export interface Config {
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly county: string;
  readonly decree: string;
}

/** The checkout: this file runs from `dist/apps/cli`. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export function readConfig({ KAOHE_DATA, DATABASE_URL, KAOHE_COUNTY }: NodeJS.ProcessEnv): Config {
  return {
    dataDirectory: path.resolve(ROOT, KAOHE_DATA ?? '.kaohe'),
    databaseUrl: DATABASE_URL === undefined || DATABASE_URL === '' ? null : DATABASE_URL,
    county: KAOHE_COUNTY ?? '621222',
    decree: 'wenxian-2025',
  };
}
