import * as fc from 'fast-check';
import { checkCase, compileRulebook, evaluate, type Case, type Rulebook } from '../../../libs/engine/index.js';
import { Draw } from '../../oracle/random/draw.js';
import { randomCase } from '../../oracle/random/case.js';
import { randomRulebook } from '../../oracle/random/rulebook.js';
import { RUNS } from './county.js';

/** What a rulebook says of a case: its periods, or its problems, as text; null for a rulebook that goes round in a circle. */
function said(rulebook: Rulebook, given: Case): string | null {
  const program = compileRulebook(rulebook);
  if (!program.ok) return null;
  const checked = checkCase(program.value, given);
  const result = checked.ok ? evaluate(program.value, checked.value) : checked;
  if (result.ok) return JSON.stringify(result.value.periods);
  return JSON.stringify(result.problems.map((problem) => JSON.stringify(problem)).sort());
}

const drawn = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
  const draw = new Draw(seed);
  const rulebook = randomRulebook(draw);
  return { rulebook, given: randomCase(draw, rulebook) };
});
const LISTS = ['organizations', 'officials', 'appointments', 'readings', 'events', 'determinations'] as const;

it('the order of the rows of a case does not matter', () => {
  fc.assert(
    fc.property(drawn, fc.infiniteStream(fc.nat()), ({ rulebook, given }, numbers) => {
      const shuffled = { ...given, determinations: [] } as Record<string, unknown>;
      const plain = { ...given, determinations: [] };
      for (const list of LISTS.slice(0, -1)) {
        const keyed = plain[list].map((row) => [numbers.next().value as number, row] as const);
        shuffled[list] = keyed.sort(([a], [b]) => a - b).map(([, row]) => row);
      }
      expect(said(rulebook, shuffled as never as Case)).toBe(said(rulebook, plain));
    }),
    RUNS,
  );
});

it('computed again, by a rulebook compiled again, it is the same bytes', () => {
  fc.assert(
    fc.property(drawn, ({ rulebook, given }) => {
      expect(said(structuredClone(rulebook), structuredClone(given))).toBe(said(rulebook, given));
    }),
    RUNS,
  );
});

it('other codes in the same order, and other names, change nothing but the codes', () => {
  fc.assert(
    fc.property(drawn, ({ rulebook, given }) => {
      const codes = new Set([...given.organizations, ...given.officials, ...given.events].map(({ code }) => code));
      const other = (code: string): string => `Z9${code}`;
      const renamed = (value: unknown, key = ''): unknown => {
        if (Array.isArray(value)) return value.map((one) => renamed(one));
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, renamed(part, name)]));
        if (key === 'name') return 'other';
        return ['code', 'organization', 'official', 'parent', 'event'].includes(key) &&
          typeof value === 'string' &&
          codes.has(value)
          ? other(value)
          : value;
      };
      const given2 = { ...(renamed(given) as Case), county: given.county };
      const [a, b] = [said(rulebook, given), said(rulebook, given2)];
      if (a === null || b === null || a.startsWith('["')) return;
      const back = [...codes].reduce((text, code) => text.replaceAll(`"${other(code)}"`, `"${code}"`), b);
      expect(back).toBe(a);
    }),
    RUNS,
  );
});

it('what is pending has no amount, and of several codes none', () => {
  fc.assert(
    fc.property(drawn, ({ rulebook, given }) => {
      const program = compileRulebook(rulebook);
      if (!program.ok) return;
      const checked = checkCase(program.value, { ...given, determinations: [] });
      const result = checked.ok ? evaluate(program.value, checked.value) : checked;
      if (!result.ok) return;
      for (const { actions } of result.value.periods) {
        for (const { status, amount, code, options, flags } of actions) {
          if (status !== 'pending') continue;
          expect([amount, options === null ? null : code]).toEqual([null, null]);
          expect(options !== null || flags.includes('amount_unknown')).toBe(true);
        }
      }
    }),
    RUNS,
  );
});
