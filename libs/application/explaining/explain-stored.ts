import { calculate, checkCase, explain, pruneTo, type Case, type Outcome, type Trace } from '../../engine/index.js';
import { caseDigest } from '../assessing/digests.js';
import { runnable } from '../assessing/rulebook-in-force.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import type { AccessContext } from '../ports/access-context.js';
import type { Repositories, Store } from '../ports/store.js';
import { productContext } from '../starting/first-start.js';
import { named, type Explanation } from './explanation.js';
import { placeOf, withSources, type Known } from './sources.js';

/** Everything that one explanation of the latest assessment is made from. */
interface Records {
  readonly rulebook: RunnableRulebook;
  readonly given: Case;
  readonly known: ReadonlyMap<string, Known>;
}

/**
 * Why a figure of the county's latest assessment is what it is. A township head may ask about the own organization and
 * is shown its figures only: the trace is made from the whole county and then pruned. Null: not there, or not theirs.
 */
export async function explainStored(
  store: Store,
  context: AccessContext,
  target: string,
): Promise<Outcome<Explanation> | null> {
  const scope = context.role === 'township_head' ? (context.organization ?? '') : null;
  // Ties, peers and places rest on everyone: the whole case is read, whoever asks.
  const found = await store.withTenant(productContext(context.county), (repositories) =>
    recordsOf(repositories, scope),
  );
  if (found === null || !found.ok) return found;
  const { rulebook, given, known } = found.value;
  const trace = traceOf(rulebook, given, target);
  if (scope === null) return trace.ok ? told(trace.value, found.value) : trace;
  const asksOwn = target.startsWith(`${scope}/`);
  if (!trace.ok) return asksOwn ? trace : null;
  if (trace.value.organization !== scope) return null;
  return told(pruneTo(trace.value, scope), { rulebook, given, known });
}

const told = (trace: Trace, { rulebook, given, known }: Records): Outcome<Explanation> => ({
  ok: true,
  value: named(withSources(trace, known), rulebook, given),
});

function traceOf({ program }: RunnableRulebook, given: Case, target: string): Outcome<Trace> {
  const checked = checkCase(program, given);
  return checked.ok ? explain(program, calculate(program, checked.value), target) : checked;
}

async function recordsOf(repositories: Repositories, scope: string | null): Promise<Outcome<Records> | null> {
  const { assessments, rulebooks, records } = repositories;
  const header = await assessments.latest();
  const given = await records.loadCase();
  if (header === null || given === null) return null;
  const stored = await rulebooks.byDigest(header.rulebook.digest);
  if (stored === null) throw new Error(`the rulebook of run ${header.id} is not stored`);
  if (caseDigest(given) !== header.caseDigest) {
    return { ok: false, problems: [{ code: 'stale_assessment', place: 'case', value: null }] };
  }
  const rulebook = runnable(stored.digest, stored.text);
  return { ok: true, value: { rulebook, given, known: await knownReadings(repositories, scope) } };
}

/** When each reading was recorded; the file it came in is told to those who see the whole county. */
async function knownReadings(
  { records, imports }: Repositories,
  scope: string | null,
): Promise<ReadonlyMap<string, Known>> {
  const readings = await records.readings({});
  const files = new Map(
    scope === null ? (await imports.list()).map(({ importedAt, fileName }) => [importedAt, fileName]) : [],
  );
  return new Map(
    readings.map((one) => {
      const file = files.get(one.recordedAt);
      const known: Known = { reported: one.value, recordedAt: one.recordedAt, ...(file === undefined ? {} : { file }) };
      return [placeOf(one), known];
    }),
  );
}
