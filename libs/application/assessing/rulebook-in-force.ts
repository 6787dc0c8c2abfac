import type { AccessContext } from '../ports/access-context.js';
import type { Store } from '../ports/store.js';
import { prepareRulebook, type RunnableRulebook } from './assess.js';

const prepared = new Map<string, RunnableRulebook>();
const MOST = 20;

/** A stored text as a runnable rulebook; compiled once per digest. A stored text was checked before it was stored. */
export function runnable(digest: string, text: string): RunnableRulebook {
  const known = prepared.get(digest);
  if (known !== undefined) return known;
  const outcome = prepareRulebook(text);
  if (!outcome.ok)
    throw new Error(`stored rulebook ${digest} does not compile: ${JSON.stringify(outcome.problems[0])}`);
  if (prepared.size >= MOST) prepared.clear();
  prepared.set(digest, outcome.value);
  return outcome.value;
}

export function rulebookInForce(store: Store, context: AccessContext): Promise<RunnableRulebook | null> {
  return store.withTenant(context, async ({ rulebooks }) => {
    const stored = await rulebooks.inForce();
    return stored === null ? null : runnable(stored.digest, stored.text);
  });
}
