import * as fc from 'fast-check';
import { checkCase, evaluate, type Case, type PeriodResult, type Program } from '../../../libs/engine/index.js';
import { decreeText, readRulebook } from '../../../libs/rulebooks/index.js';
import { compiled, examplesOf, unwrap } from '../../support/decrees.js';

/** How often a law is tried; `KAOHE_LAW_RUNS` asks for more. */
export const RUNS = { numRuns: Number(process.env.KAOHE_LAW_RUNS ?? 200) };

export const wenxian: Program = compiled(decreeText('wenxian-2025'));
export const wenxianRulebook = unwrap(readRulebook(decreeText('wenxian-2025'))).rulebook;
export const YEAR = '2025';

const whole = examplesOf('wenxian-2025').find(({ name }) => name.startsWith('wenxian-20'))?.given as never as Case;

/** Eight townships of the sample county in one year, without events; readings are drawn. */
export const TOWNS = Array.from({ length: 8 }, (_, i) => `T0${i + 1}`);
const inTown = ({ organization }: { readonly organization: string }): boolean => TOWNS.includes(organization);
export const small: Case = {
  ...whole,
  periods: [YEAR],
  organizations: whole.organizations.filter(({ code }) => TOWNS.includes(code)),
  appointments: whole.appointments.filter(inTown),
  readings: whole.readings.filter((one) => inTown(one) && one.period === YEAR),
  events: [],
  determinations: [],
};

export const resultOf = (program: Program, given: Case): readonly PeriodResult[] =>
  unwrap(evaluate(program, unwrap(checkCase(program, given)))).periods;
export const yearOf = (given: Case): PeriodResult => resultOf(wenxian, given)[0];

/** Coarse values on purpose: shared places must come often. */
const reading = (input: string): fc.Arbitrary<string> => {
  const { min = '0', max = '100', unit } = wenxian.rulebook.inputs[input];
  const most = Math.min(Number(max), unit === 'count' ? 6 : Number(max));
  const coarse = fc
    .integer({ min: Number(min), max: most })
    .map((n) => String(unit === 'count' ? n : Math.round(n / 10) * 10));
  const fine = fc
    .integer({ min: 0, max: 100 * most })
    .map((n) => (unit === 'count' ? String(n % 7) : (n / 100).toFixed(2)));
  return fc.oneof(coarse, fine);
};

/** Readings of one township given to another: a sure way to a shared place. */
export function copied(given: Case, from: string, to: string): Case {
  const others = given.readings.filter(({ organization }) => organization !== to);
  const own = given.readings.filter(({ organization }) => organization === from);
  return from === to ? given : { ...given, readings: [...others, ...own.map((one) => ({ ...one, organization: to }))] };
}

export const town = fc.constantFrom(...TOWNS);

/** The small county with other readings; some townships report the same. */
export const county: fc.Arbitrary<Case> = fc
  .tuple(
    fc.tuple(...small.readings.map(({ input }) => reading(input))),
    fc.array(fc.tuple(town, town), { maxLength: 3 }),
  )
  .map(([values, copies]) =>
    copies.reduce<Case>((given, [from, to]) => copied(given, from, to), {
      ...small,
      readings: small.readings.map((one, i) => ({ ...one, value: values[i] })),
    }),
  );
