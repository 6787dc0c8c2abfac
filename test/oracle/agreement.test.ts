import { checkCase, compileRulebook, evaluate, type Case, type Rulebook } from '../../libs/engine/index.js';
import { oracle } from './oracle.js';
import { randomCase } from './random/case.js';
import { Draw } from './random/draw.js';
import { randomRulebook } from './random/rulebook.js';

/** How many rulebooks are tried; `KAOHE_FUZZ_RUNS` and `KAOHE_FUZZ_SEED` ask for more or others. */
const numRuns = Number(process.env.KAOHE_FUZZ_RUNS ?? 300);
const seed = Number(process.env.KAOHE_FUZZ_SEED ?? 1);

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
  for (let one = seed; one < seed + numRuns; one++) {
    const draw = new Draw(one);
    const rulebook = randomRulebook(draw);
    const given = randomCase(draw, rulebook);
    const engine = engineSays(rulebook, given);
    if (engine === null) tried.skipped++;
    else if ('problems' in engine) {
      tried.failed++;
      // Once something has failed, what rests on it need not be told as well; but nothing may be told wrongly.
      const told = oracle(rulebook, given);
      const known = 'problems' in told ? told.problems : [];
      expect({ one, unknown: engine.problems.filter((problem) => !known.includes(problem)) }).toEqual({
        one,
        unknown: [],
      });
    } else {
      tried.computed++;
      const told = oracle(rulebook, given);
      expect({ one, told: 'periods' in told ? JSON.stringify(told.periods) : told }).toEqual({
        one,
        told: engine.periods,
      });
    }
  }
  // Most of them must come to a result, or nothing is shown.
  expect(tried.computed).toBeGreaterThan(numRuns / 2);
}, 600_000);
