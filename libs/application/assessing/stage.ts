import type { Outcome } from '../../engine/index.js';
import type { AccessContext } from '../ports/access-context.js';
import type { AssessmentStage, AssessmentHeader, StageName } from '../ports/assessments-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';

/** Computed is where every assessment begins. Each stage needs the one before it. */
const BEFORE: Readonly<Record<StageName, StageName | null>> = {
  checked: null,
  signed: 'checked',
  published: 'signed',
};

/**
 * Moves an assessment on: checked by a second person, signed by another than who checked, published. `seen` is the result
 * digest that was on the screen: what is signed is what was seen. The same step by the same person again changes nothing.
 * Problems: `not_found`, `seen_changed`, `stage_order`, `same_person`, `already_done`.
 */
export function moveOn(
  store: Store,
  clock: Clock,
  context: AccessContext,
  id: string,
  { stage, seen }: { readonly stage: StageName; readonly seen: string },
): Promise<Outcome<AssessmentStage>> {
  const { user } = context;
  if (user === null) throw new Error('a stage is a person’s');
  return store.withTenant(context, async ({ assessments, audit }) => {
    const header = await assessments.byId(id);
    if (header === null) return refused('not_found', id);
    const stages = await assessments.stages(id);
    const before = stageProblem(header, stages, { stage, by: user, seen });
    if (before !== null) return refused(before, stage);
    const now: AssessmentStage = { stage, by: user, at: clock.now().toISOString(), seen };
    // Two at once: the second waits for the first, then finds it done.
    if (await assessments.storeStage(id, now)) {
      await audit.append({ at: now.at, actor: user, operation: `assessment_${stage}`, subject: id, content: { seen } });
      return { ok: true, value: now };
    }
    const done = (await assessments.stages(id)).find((one) => one.stage === stage);
    return done?.by === user ? { ok: true, value: done } : refused('already_done', stage);
  });
}

const refused = (code: string, value: string): Outcome<never> => ({
  ok: false,
  problems: [{ code, place: 'stage', value }],
});

function stageProblem(
  header: AssessmentHeader,
  stages: readonly AssessmentStage[],
  { stage, by, seen }: Omit<AssessmentStage, 'at'>,
): string | null {
  if (seen !== header.resultDigest) return 'seen_changed';
  const before = BEFORE[stage];
  const previous = stages.find((one) => one.stage === before);
  if (before !== null && previous === undefined) return 'stage_order';
  const first = before === null ? header.computedBy : previous?.by;
  return stage !== 'published' && first === by ? 'same_person' : null;
}
