import { createHash } from 'node:crypto';
import { isScalar } from 'yaml';
import type { Outcome, Problem, Rulebook } from '../../engine/index.js';
import { textOfBytes } from './bytes.js';
import {
  readClauses,
  readEvent,
  readFact,
  readInput,
  readName,
  readOrganization,
  readPeriod,
  readRanking,
  readRole,
  readSheet,
  readSource,
} from './declarations.js';
import { locator, type Position } from './locate.js';
import { Reader } from './reader.js';
import { readOpenQuestion, readRule } from './rules.js';
import { parseYaml } from './yaml.js';

export interface ReadRulebook {
  readonly rulebook: Rulebook;
  /** SHA-256 (hex) of the file's bytes. */
  readonly digest: string;
  /** Where a place that a problem names stands in the file. */
  readonly locate: (place: string, at?: { readonly offset: number }) => Position | null;
}

const KEYS = [
  'kaohe*',
  'id*',
  'title*',
  'source*',
  'period*',
  'clauses*',
  'organizations*',
  'roles',
  'role_groups',
  'holder',
  'inputs',
  'events',
  'facts',
  'sheets',
  'rankings',
  'rules*',
  'readings_of_the_decree',
];

/** One YAML file as a rulebook by shape; names, types and cycles are the engine's to check. All problems at once. */
export function readRulebook(file: string | Uint8Array): Outcome<ReadRulebook> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const text = textOfBytes(bytes);
  if (!text.ok) return text;
  const yaml = parseYaml(text.value);
  if (!yaml.ok) return yaml;
  const r = new Reader();
  const found = r.record(yaml.value.contents ?? undefined, 'rulebook', KEYS);
  if (yaml.value.contents === null) r.add('missing_field', 'rulebook', null);
  if (found.kaohe !== undefined && !(isScalar(found.kaohe) && found.kaohe.value === 1)) {
    r.add('wrong_type', 'kaohe', found.kaohe, { expected: '1' });
  }
  const rulebook: Rulebook = {
    kaohe: 1,
    id: r.text(found.id, 'id') ?? '',
    title: readName(r, found.title, 'title') ?? {},
    source: readSource(r, found.source),
    period: readPeriod(r, found.period, 'period') ?? 'year',
    clauses: readClauses(r, found.clauses),
    organizations: r.named(found.organizations, 'organizations', (node, place) => readOrganization(r, node, place)),
    roles: r.named(found.roles, 'roles', (node, place) => readRole(r, node, place)),
    roleGroups: r.named(found.role_groups, 'role_groups', (node, place) => r.texts(node, place)),
    holder: r.text(found.holder, 'holder') ?? 'majority',
    inputs: r.named(found.inputs, 'inputs', (node, place) => readInput(r, node, place)),
    events: r.named(found.events, 'events', (node, place) => readEvent(r, node, place)),
    facts: r.named(found.facts, 'facts', (node, place) => readFact(r, node, place)),
    sheets: r.named(found.sheets, 'sheets', (node, place) => readSheet(r, node, place)),
    rankings: r.named(found.rankings, 'rankings', (node, place) => readRanking(r, node, place)),
    rules: r.list(found.rules, 'rules').map((node, i) => readRule(r, node, i)),
    readingsOfTheDecree: r
      .list(found.readings_of_the_decree, 'readings_of_the_decree')
      .map((node, i) => readOpenQuestion(r, node, i)),
  };
  const locate = locator(text.value, r.nodes, yaml.value.lines);
  if (r.problems.length > 0) return { ok: false, problems: located(r.problems, locate) };
  return { ok: true, value: { rulebook, digest: createHash('sha256').update(bytes).digest('hex'), locate } };
}

/** Problems with line and column of the file among their details. */
export function located(problems: readonly Problem[], locate: ReadRulebook['locate']): Problem[] {
  return problems.map((problem) => {
    const found = locate(problem.place, problem.at);
    if (found === null) return problem;
    const position = { line: String(found.line), column: String(found.column) };
    return { ...problem, details: { ...problem.details, ...position } };
  });
}
