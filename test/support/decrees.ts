import { readdirSync, readFileSync } from 'node:fs';
import { compileRulebook, type Outcome, type Problem, type Program } from '../../libs/engine/index.js';
import { decreeText, readRulebook } from '../../libs/rulebooks/index.js';

const FOLDER = new URL('../../libs/rulebooks/decrees/', import.meta.url);

/** The value of an outcome that a test knows to be good. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1));
  return outcome.value;
}

export function problemsOf<T>(outcome: Outcome<T>): readonly Problem[] {
  if (outcome.ok) throw new Error('expected problems');
  return outcome.problems;
}

export const compiled = (text: string | Uint8Array): Program =>
  unwrap(compileRulebook(unwrap(readRulebook(text)).rulebook));

export const compiledDecree = (id: string): Program => compiled(decreeText(id));

export interface WorkedExample {
  readonly name: string;
  readonly given: Record<string, unknown>;
  readonly result: { readonly periods: readonly unknown[] };
}

export function examplesOf(id: string): WorkedExample[] {
  const folder = new URL(`${id}/examples/`, FOLDER);
  const read = (file: string): never => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as never;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.case.json'))
    .map((file) => ({ name: file, given: read(file), result: read(file.replace('.case.', '.result.')) }));
}
