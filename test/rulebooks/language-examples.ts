import {
  checkCase,
  compileRulebook,
  evaluate,
  type Outcome,
  type Rule,
  type Rulebook,
} from '../../libs/engine/index.js';
import { valueAt } from './follows.js';

/** One example of the guide: an expression, where it is evaluated, and what it gives. */
export interface LanguageExample {
  readonly line: string;
  readonly place: 'name' | 'score' | 'amount' | 'official';
  /** The organization, event or official; for a score its weight. */
  readonly at: string;
  readonly period: string;
  readonly expression: string;
  readonly gives: string;
}

const LINE = /^(?:(score of|amount|official)? ?(\w+)(?:@(\S+))?: )?(.+) → (.+)$/u;

/** `[where: ]expression → value`; without a place it stands in T01 in 2025. */
export function languageExample(line: string): LanguageExample {
  const found = LINE.exec(line);
  if (found === null) throw new Error(`no example: ${line}`);
  const [, said, at = 'T01', period = '2025', expression, gives] = found;
  const place = said === 'score of' ? 'score' : said === 'amount' || said === 'official' ? said : 'name';
  return { line, place, at, period, expression, gives };
}

/** What the engine makes of the example in the model county, printed as the guide prints it. */
export function computed(example: LanguageExample, model: Rulebook, given: unknown): string {
  const compiled = compileRulebook(withExample(example, model));
  if (!compiled.ok) return problem(compiled);
  const checked = checkCase(compiled.value, given);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const run = evaluate(compiled.value, checked.value);
  if (!run.ok) return problem(run);
  const { periods } = run.value;
  if (example.place === 'name') return printed(valueAt(periods, example.period, example.at, EXAMPLE), example);
  if (example.place === 'score') return printed(valueAt(periods, example.period, 'T01', EXAMPLE), example);
  const result = periods.find(({ period }) => period === example.period);
  if (example.place === 'amount') {
    const action = result?.actions.find(({ rule, organization }) => rule === EXAMPLE && organization === example.at);
    return printed(action?.amount, example);
  }
  const held = result?.fired.some(({ rule, official }) => rule === EXAMPLE && official === example.at);
  return held === true ? example.gives : 'another value';
}

const EXAMPLE = 'the_example';

const problem = (outcome: Outcome<unknown> & { ok: false }): string =>
  `error ${[...new Set(outcome.problems.map(({ code }) => code))].join(', ')}`;

const decimalsOf = (gives: string): number => /^-?\d+\.(\d+)$/u.exec(gives)?.[1].length ?? 0;

/** Texts are quoted in the guide; numbers are printed with as many decimals as the guide shows. */
const printed = (value: unknown, { gives }: LanguageExample): string =>
  typeof value === 'string' && gives.startsWith("'") ? `'${value}'` : String(value);

function withExample({ place, at, expression, gives }: LanguageExample, model: Rulebook): Rulebook {
  const decimals = decimalsOf(gives);
  if (place === 'name') {
    const of = at.startsWith('V') ? 'village' : at.startsWith('E') ? 'card' : 'township';
    return { ...model, facts: { ...model.facts, [EXAMPLE]: { of, is: expression, decimals } } };
  }
  if (place === 'score') {
    const indicators = [{ id: EXAMPLE, weight: at, score: expression, kind: 'plain' as const }];
    const sheet = { of: 'township', indicators, decimals, full: at, total: 'sum' };
    return { ...model, sheets: { ...model.sheets, other: sheet } };
  }
  const reward = { kind: 'reward' as const, to: ['head'], amount: expression, decimals, copyTo: [] };
  const measure = { kind: 'measure' as const, to: ['official'], is: 'seen', decimals: 0, copyTo: [] };
  const rule: Omit<Rule, 'then'> = { id: EXAMPLE, clause: 'c1', overrides: [] };
  const whole =
    place === 'amount'
      ? // oxlint-disable-next-line unicorn/no-thenable -- `then` is the rulebook's own key
        { ...rule, of: 'township', when: 'true', then: [reward] }
      : // oxlint-disable-next-line unicorn/no-thenable -- `then` is the rulebook's own key
        { ...rule, of: 'official', when: `(${expression}) = ${gives}`, then: [measure] };
  return { ...model, rules: [...model.rules, whole] };
}
