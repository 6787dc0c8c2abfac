import type { Repositories } from '../ports/store.js';
import { assess, prepareRulebook, printResult } from './assess.js';
import { sha256 } from './digests.js';
import { ENGINE_VERSION } from './run-assessment.js';
import { rowsOf } from './run-rows.js';

/** One thing that is not as it was computed. `what`: a digest, the engine's version, or a table with the first such row. */
export interface Difference {
  readonly what: string;
  readonly stored: string | null;
  readonly recomputed: string | null;
}

export interface Verification {
  readonly assessment: string;
  readonly resultDigest: string;
  readonly same: boolean;
  readonly differences: readonly Difference[];
}

const ROWS = ['facts', 'scores', 'standings', 'places', 'outcomes', 'actions'] as const;

/** Computes a stored assessment again from the rulebook's text and the case kept with it; null when there is none such. */
export async function verifyAssessment(repositories: Repositories, id: string): Promise<Verification | null> {
  const { assessments, rulebooks } = repositories;
  const header = await assessments.byId(id);
  if (header === null) return null;
  const differences: Difference[] = [];
  const note = (what: string, stored: string | null, recomputed: string | null): void => {
    if (stored !== recomputed) differences.push({ what, stored, recomputed });
  };
  const told = (): Verification => {
    const { resultDigest } = header;
    return { assessment: id, resultDigest, same: differences.length === 0, differences };
  };
  note('engine', header.engineVersion, ENGINE_VERSION);
  const stored = await rulebooks.byDigest(header.rulebook.digest);
  const given = await assessments.caseOf(id);
  note('rulebook', header.rulebook.digest, stored === null ? null : sha256(stored.text));
  if (stored === null || given === null) {
    if (given === null) note('case', header.caseDigest, null);
    return told();
  }
  const prepared = prepareRulebook(stored.text);
  const outcome = prepared.ok ? assess(prepared.value, given) : null;
  if (!prepared.ok || outcome === null || !outcome.ok) {
    const problems = outcome === null || outcome.ok ? (prepared.ok ? [] : prepared.problems) : outcome.problems;
    note('result', header.resultDigest, JSON.stringify(problems[0]));
    return told();
  }
  note('case', header.caseDigest, outcome.value.case.digest);
  note('result', header.resultDigest, sha256(printResult(outcome.value)));
  const events = new Map(given.events.map((event) => [event.code, event.organization]));
  const recomputed = rowsOf(outcome.value, prepared.value.program.rulebook, events);
  for (const table of ROWS) {
    const [kept, now] = [(await assessments[table](id, {})).map(bare), recomputed[table].map(bare)];
    const at = Array.from({ length: Math.max(kept.length, now.length) }).findIndex((_, i) => kept[i] !== now[i]);
    if (at >= 0) note(`${table}[${at}]`, kept[at] ?? null, now[at] ?? null);
  }
  return told();
}

/** A row as text whatever the order of its fields; names are looked up when it is read and are no part of it. */
function bare(row: object): string {
  const { organizationName: _, officialName: __, ...own } = row as Record<string, unknown>;
  return JSON.stringify(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)));
}
