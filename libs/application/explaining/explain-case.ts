import { calculate, checkCase, explain, type Case, type Outcome } from '../../engine/index.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import { named, type Explanation } from './explanation.js';
import { placeOf, withSources } from './sources.js';

/** Why a figure of a case is what it is (docs/explain.md); every problem of the case comes first. */
export function explainCase(rulebook: RunnableRulebook, given: unknown, target: string): Outcome<Explanation> {
  const { program } = rulebook;
  const checked = checkCase(program, given);
  if (!checked.ok) return checked;
  const trace = explain(program, calculate(program, checked.value), target);
  if (!trace.ok) return trace;
  const whole = given as Case;
  const known = new Map(whole.readings.map((one) => [placeOf(one), { reported: String(one.value) }]));
  return { ok: true, value: named(withSources(trace.value, known), rulebook, whole) };
}
