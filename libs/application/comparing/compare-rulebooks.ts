import type { Outcome } from '../../engine/index.js';
import { disputedReadings, withReadings, type DisputedReading } from '../../rulebooks/index.js';
import { assess, prepareRulebook, type RunnableRulebook } from '../assessing/assess.js';
import type { Comparison } from './comparison.js';
import { compareResults } from './compare-results.js';

/** The same case under two rulebooks, or all problems of either run. */
export function compareRulebooks(a: RunnableRulebook, b: RunnableRulebook, given: unknown): Outcome<Comparison> {
  const [from, to] = [assess(a, given), assess(b, given)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  return { ok: true, value: compareResults(from.value, to.value) };
}

/** A rulebook with disputed clauses read the other way, in the order given; checked like any other. */
export function readOtherwise(rulebook: RunnableRulebook, readings: readonly string[]): Outcome<RunnableRulebook> {
  const switched = withReadings(rulebook.text, rulebook.program.rulebook, readings);
  return switched.ok ? prepareRulebook(switched.value) : switched;
}

/** One open question of the decree, and what its alternative would change; null when the rulebook cannot compute it. */
export interface RegisterEntry {
  readonly reading: DisputedReading;
  readonly effect: Comparison | null;
}

/** Every open question with its effect on a case, each switched alone. */
export function readingsRegister(rulebook: RunnableRulebook, given: unknown): Outcome<RegisterEntry[]> {
  const entries: RegisterEntry[] = [];
  for (const reading of disputedReadings(rulebook.program.rulebook)) {
    if (!reading.switchable) {
      entries.push({ reading, effect: null });
      continue;
    }
    const other = readOtherwise(rulebook, [reading.name]);
    if (!other.ok) return other;
    const effect = compareRulebooks(rulebook, other.value, given);
    if (!effect.ok) return effect;
    entries.push({ reading, effect: effect.value });
  }
  return { ok: true, value: entries };
}
