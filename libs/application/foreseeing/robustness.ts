import {
  checkCase,
  compileRulebook,
  evaluate,
  exact,
  printUnits,
  ratioOfDecimal,
  type Case,
  type Outcome,
  type PeriodResult,
  type Program,
  type Rulebook,
} from '../../engine/index.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import type { Flip, Robustness } from './distance.js';
import { withReadingAt } from './smallest-changes.js';
import { ladderOf, printStep } from './steps.js';

/** Which places of a period change when one reading moves by one step, or one weight by one point; each change alone. */
export function robustnessOf({ program }: RunnableRulebook, given: Case, period: string): Outcome<Robustness> {
  const checked = checkCase(program, given);
  if (!checked.ok) return checked;
  const evaluation = evaluate(program, checked.value);
  if (!evaluation.ok) return evaluation;
  const base = evaluation.value.periods.find((one) => one.period === period);
  if (base === undefined) return { ok: false, problems: [{ code: 'not_found', place: '--period', value: period }] };
  const tries = [...readingTries(program, given, period), ...weightTries(program, given, period)];
  const flips: Flip[] = [];
  let refused = 0;
  for (const { change, run } of tries) {
    const result = run();
    if (result === null) refused++;
    else {
      const moves = movesOf(base, result);
      if (moves.length > 0) flips.push({ change, moves });
    }
  }
  const moved = (code: string): number =>
    flips.filter(({ moves }) => moves.some((one) => one.organization === code)).length;
  const codes = [...new Set(Object.values(base.rankings).flatMap((places) => Object.keys(places)))].sort();
  const holds = Object.fromEntries(codes.map((code) => [code, tries.length - refused - moved(code)]));
  return { ok: true, value: { period, tried: tries.length, refused, flips, holds } };
}

interface Try {
  readonly change: Flip['change'];
  readonly run: () => PeriodResult | null;
}

function readingTries(program: Program, given: Case, period: string): Try[] {
  const { inputs } = program.rulebook;
  return given.readings.flatMap((reading, at) => {
    const ladder = reading.period === period ? ladderOf(String(reading.value), inputs[reading.input]) : null;
    if (ladder === null) return [];
    return [-1n, 1n].map((step): Try => {
      const [from, to] = [String(reading.value), printStep(ladder.units + step, ladder.scale)];
      const change = { reading: reading.input, organization: reading.organization, from, to };
      return { change, run: () => withReadingAt(program, given, at, to, period) };
    });
  });
}

function weightTries({ rulebook }: Program, given: Case, period: string): Try[] {
  return Object.entries(rulebook.sheets).flatMap(([name, sheet]) =>
    sheet.indicators.flatMap(({ id, weight }, i) => {
      if (weight === undefined) return [];
      return [-1n, 1n].flatMap((step): Try[] => {
        const to = moved(weight, step);
        if (to === null) return [];
        const indicators = sheet.indicators.map((one, j) => (i === j ? { ...one, weight: to } : one));
        const changed: Rulebook = { ...rulebook, sheets: { ...rulebook.sheets, [name]: { ...sheet, indicators } } };
        return [
          { change: { indicator: id, weight: { from: weight, to } }, run: () => underRulebook(changed, given, period) },
        ];
      });
    }),
  );
}

/** A weight one point more or less; null below zero. */
function moved(weight: string, step: bigint): string | null {
  const scale = weight.split('.')[1]?.length ?? 0;
  const now = exact.add(ratioOfDecimal(weight), exact.ratio(step));
  return now.n < 0n ? null : printUnits((now.n * 10n ** BigInt(scale)) / now.d, scale);
}

function underRulebook(rulebook: Rulebook, given: Case, period: string): PeriodResult | null {
  const compiled = compileRulebook(rulebook);
  if (!compiled.ok) return null;
  const checked = checkCase(compiled.value, given);
  if (!checked.ok) return null;
  const evaluation = evaluate(compiled.value, checked.value);
  return evaluation.ok ? (evaluation.value.periods.find((one) => one.period === period) ?? null) : null;
}

function movesOf(from: PeriodResult, to: PeriodResult): Flip['moves'] {
  return Object.entries(from.rankings).flatMap(([ranking, places]) =>
    Object.entries(places).flatMap(([organization, { rank }]) => {
      const now = to.rankings[ranking]?.[organization]?.rank ?? null;
      return now === rank ? [] : [{ ranking, organization, from: rank, to: now }];
    }),
  );
}
