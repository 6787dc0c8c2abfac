import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Name, Rhythm, Source } from '../engine/index.js';
import { readRulebook } from './read-rulebook.js';

/** Beside this file in the sources as well as in dist/, where the build copies what is not code. */
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'decrees');

export interface DecreeSummary {
  readonly id: string;
  readonly title: Name;
  readonly status: Source['status'];
  readonly period: Rhythm;
  readonly digest: string;
}

const ids = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** The decrees that come with the product, by id. */
export function listDecrees(): DecreeSummary[] {
  return ids().map((id) => {
    const read = readRulebook(decreeText(id));
    if (!read.ok) throw new Error(`decree ${id}: ${JSON.stringify(read.problems)}`);
    const { title, source, period } = read.value.rulebook;
    return { id, title, status: source.status, period, digest: read.value.digest };
  });
}

/** True when a decree of this id comes with the product. */
export const isDecree = (id: string): boolean => ids().includes(id);

/** The rulebook of a decree, as its file says it. */
export const decreeText = (id: string): string => readFileSync(decreeFile(id), 'utf8');

/** Where the rulebook of a decree stands; its worked examples are in `examples/` beside it. */
export function decreeFile(id: string): string {
  if (!isDecree(id)) throw new Error(`no such decree: ${id}`);
  return path.join(folder, id, 'rulebook.yaml');
}
