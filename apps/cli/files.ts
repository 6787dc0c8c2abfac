import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { refuse } from './failure.js';

const REASONS: Record<string, string> = { ENOENT: 'missing', EACCES: 'permission', EISDIR: 'folder', ENOTDIR: 'path' };

/** The bytes of a file that the user named. */
export function readBytes(file: string, place: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw noFile(error, file, place);
  }
}

export function noFile(error: unknown, file: string, place: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(REASONS, code) ? refuse('no_file', place, file, { reason: REASONS[code] }) : error;
}

export function readJson(file: string, place: string): unknown {
  const bytes = readBytes(file, place);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw refuse('not_json', place, file, { reason: error.message });
  }
}

/** Whole or not at all: a reader never meets half a file. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.part`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } catch (error) {
    throw noFile(error, file, '--out');
  }
}
