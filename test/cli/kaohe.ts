import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Said {
  readonly code: string;
  readonly place: string;
  readonly value: string | null;
  readonly message: string;
}

/** Runs the command line as a user does: the built one, as a process of its own. */
export function kaohe(...args: string[]): { status: number | null; stdout: string; problems: Said[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/kaohe.mjs', ...args], {
    cwd: ROOT,
    // Jest's environment is a copy: what a test sets must be handed on.
    env: process.env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
  return { status, stdout, problems: lines.map((line) => JSON.parse(line) as Said) };
}
