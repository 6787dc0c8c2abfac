import fc from 'fast-check';
import { checkCase, compileRulebook, evaluate, type Case, type Rulebook } from '../../libs/engine/index.js';
import { oracle } from './oracle.js';
import { randomCase } from './random/case.js';
import { randomRulebook } from './random/rulebook.js';

/** How many rulebooks are tried; `KAOHE_FUZZ_RUNS` and `KAOHE_FUZZ_SEED` ask for more or others. */
const numRuns = Number(process.env.KAOHE_FUZZ_RUNS ?? 300);
const seed = Number(process.env.KAOHE_FUZZ_SEED ?? 20251206);

/** Problems of determinations are the engine's alone: the second reading only applies those that are right. */
const OF_DETERMINATIONS = new Set(['no_match', 'bad_choice', 'ambiguous', 'out_of_range', 'too_many_decimals']);

type Said = { readonly periods: string } | { readonly problems: readonly string[] } | null;

function engineSays(rulebook: Rulebook, given: Case): Said {
  const program = compileRulebook(rulebook);
  if (!program.ok) {
    if (program.problems.every(({ code }) => code === 'cycle')) return null;
    throw new Error(JSON.stringify(program.problems));
  }
  const checked = checkCase(program.value, given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const result = evaluate(program.value, checked.value);
  if (result.ok) return { periods: JSON.stringify(result.value.periods) };
  if (result.problems.every(({ code }) => OF_DETERMINATIONS.has(code))) return null;
  return { problems: result.problems.map(({ code, place }) => `${code} ${place}`).sort() };
}

it('the engine and the second reading agree on random rulebooks and cases', () => {
  const tried = { computed: 0, failed: 0, skipped: 0 };
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const rulebook = randomRulebook(g);
      const given = randomCase(g, rulebook);
      const engine = engineSays(rulebook, given);
      if (engine === null) {
        tried.skipped++;
        return;
      }
      const told = oracle(rulebook, given);
      if ('problems' in engine) {
        tried.failed++;
        expect('problems' in told && told.problems.length > 0).toBe(true);
      } else {
        tried.computed++;
        expect('periods' in told ? JSON.stringify(told.periods) : told).toBe(engine.periods);
      }
    }),
    { numRuns, seed },
  );
  // Most of them must come to a result, or nothing is shown.
  expect(tried.computed).toBeGreaterThan(numRuns / 2);
}, 600_000);
