import { createHash } from 'node:crypto';
import type { Outcome, Problem, Rulebook } from '../engine/index.js';
import { medicalQuotas } from './medical-quota.js';
import { textOfBytes } from './parse/bytes.js';
import { Places, type Position } from './parse/places.js';
import type { Reading } from './parse/reading.js';
import { readKeys } from './parse/rulebook.js';
import { parseYaml } from './parse/yaml.js';

export interface ReadRulebook {
  readonly rulebook: Rulebook;
  /** SHA-256 (hex) of the file's bytes. */
  readonly digest: string;
  /** Line and column, from 1, of a place that the engine names; `at` is an offset within the expression there. */
  locate(place: string, at?: { readonly offset: number }): Position | null;
}

/** What of a file can be read: all problems of its shape, and what stands there between them; null when nothing does. */
export interface Readable {
  readonly problems: readonly Problem[];
  readonly read: ReadRulebook | null;
}

/**
 * YAML to a rulebook whose shape is right. Problems of the shape come all at once, with their line and column in
 * `details`; names, types and cycles are the engine's to check (`compileRulebook`).
 */
export function readRulebook(given: string | Uint8Array): Outcome<ReadRulebook> {
  const { problems, read } = readWhatIsThere(given);
  return read === null || problems.length > 0 ? { ok: false, problems } : { ok: true, value: read };
}

/** As `readRulebook`; with problems, the rulebook is only what could be read, and keys that must be there may be absent. */
export function readWhatIsThere(given: string | Uint8Array): Readable {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const text = textOfBytes(bytes);
  if (!text.ok) return { problems: text.problems, read: null };
  const yaml = parseYaml(text.value);
  if (!yaml.ok) return { problems: yaml.problems, read: null };
  const { contents, lines } = yaml.value;
  const places = new Places(text.value, lines);
  const reading: Reading = { places, problems: [] };
  const rulebook = readKeys(contents, reading);
  if (rulebook === null) return { problems: reading.problems, read: null };
  const digest = createHash('sha256').update(bytes).digest('hex');
  const read: ReadRulebook = { rulebook, digest, locate: (place, at) => places.locate(place, at) };
  return { problems: [...reading.problems, ...withPositions(read, medicalQuotas(rulebook))], read };
}

/** Puts line and column of the rulebook's source into the details of problems that the engine found in it. */
export function withPositions<T extends Problem>(read: ReadRulebook, problems: readonly T[]): T[] {
  return problems.map((problem) => {
    const found = read.locate(problem.place, problem.at);
    if (found === null) return problem;
    const position = { line: String(found.line), column: String(found.column) };
    return { ...problem, details: { ...problem.details, ...position } };
  });
}
