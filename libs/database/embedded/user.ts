import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** PostgreSQL refuses to run as root: then the server runs as a user without rights. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: ServerUser = { uid: 65534, gid: 65534 };

/** Null when the server runs as whoever started us. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  if (!existsSync('/etc/passwd')) return NOBODY;
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  return nobody === null ? NOBODY : { uid: Number(nobody[1]), gid: Number(nobody[2]) };
}

/** Whether everyone may pass through every folder on the way. */
export function reachable(place: string): boolean {
  for (let at = path.resolve(place); ; at = path.dirname(at)) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
