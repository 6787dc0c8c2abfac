import { createHash } from 'node:crypto';
import type { Outcome, Problem, Rulebook } from '../engine/index.js';
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

/**
 * YAML to a rulebook whose shape is right. Problems of the shape come all at once, with their line and column in
 * `details`; names, types and cycles are the engine's to check (`compileRulebook`).
 */
export function readRulebook(given: string | Uint8Array): Outcome<ReadRulebook> {
  const bytes = typeof given === 'string' ? new TextEncoder().encode(given) : given;
  const text = textOfBytes(bytes);
  if (!text.ok) return text;
  const yaml = parseYaml(text.value);
  if (!yaml.ok) return yaml;
  const { contents, lines } = yaml.value;
  const places = new Places(text.value, lines);
  const reading: Reading = { places, problems: [] };
  const rulebook = readKeys(contents, reading);
  if (rulebook === null || reading.problems.length > 0) return { ok: false, problems: reading.problems };
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, value: { rulebook, digest, locate: (place, at) => places.locate(place, at) } };
}

/** Puts line and column of the rulebook's source into the details of problems that the engine found in it. */
export function withPositions(read: ReadRulebook, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const found = read.locate(problem.place, problem.at);
    if (found === null) return problem;
    const position = { line: String(found.line), column: String(found.column) };
    return { ...problem, details: { ...problem.details, ...position } };
  });
}
