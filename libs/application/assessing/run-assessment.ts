import { randomUUID } from 'node:crypto';
import type { Outcome } from '../../engine/index.js';
import type { AccessContext } from '../ports/access-context.js';
import type { AssessmentHeader } from '../ports/assessments-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { assess, printResult, type RunnableRulebook } from './assess.js';
import { sha256 } from './digests.js';
import { rowsOf } from './run-rows.js';

/** Raised with anything that changes a result. */
export const ENGINE_VERSION = '1';

/** Computes the county's records in force by a rulebook and stores the run, or tells why not. */
export async function runAssessment(
  store: Store,
  clock: Clock,
  rulebook: RunnableRulebook,
  context: AccessContext,
): Promise<Outcome<AssessmentHeader>> {
  return store.withTenant(context, async ({ records, rulebooks, assessments, audit }) => {
    await records.lockCounty();
    const given = await records.loadCase();
    if (given === null) return { ok: false, problems: [{ code: 'no_assessment', place: 'case', value: null }] };
    const outcome = assess(rulebook, given);
    if (!outcome.ok) return outcome;
    const result = outcome.value;
    const now = clock.now().toISOString();
    const { id, digest, text } = rulebook;
    await rulebooks.store({ id, digest, text, status: 'in_force', storedAt: now });
    const header: AssessmentHeader = {
      id: randomUUID(),
      rulebook: { id, digest },
      caseDigest: result.case.digest,
      resultDigest: sha256(printResult(result)),
      engineVersion: ENGINE_VERSION,
      computedAt: now,
      computedBy: context.user,
      periods: result.periods.map(({ period }) => period),
    };
    const organizations = new Map(given.events.map((event) => [event.code, event.organization]));
    await assessments.store({ header, given, ...rowsOf(result, rulebook.program.rulebook, organizations) });
    await audit.append({
      at: now,
      actor: context.user,
      operation: 'assessment_computed',
      subject: header.id,
      content: { rulebook: digest, case: header.caseDigest, result: header.resultDigest },
    });
    return { ok: true, value: header };
  });
}
