import type { Comparison, RegisterEntry } from '../../libs/application/index.js';
import { comparisonsInChinese, comparisonsInEnglish } from '../../libs/texts/index.js';
import { kaohe } from './kaohe.js';

const CASE = 'libs/rulebooks/decrees/wenxian-2025/examples/wenxian-few.case.json';
const compare = (...more: string[]) => kaohe('compare', '--rulebook', 'wenxian-2025', '--case', CASE, ...more);

it('tells what another reading changes, in both languages and as JSON', () => {
  const { status, stdout } = compare('--reading', 'c2.3#3', '--lang', 'en');
  expect(status).toBe(0);
  expect(stdout).toContain('+ T01');
  expect(stdout).toContain('rewards: 0 -> 9600 yuan (+9600)');
  expect(compare('--reading', 'c2.3#3').stdout).toContain('奖金：0 元 → 9600 元（+9600 元）');
  const { totals } = JSON.parse(compare('--reading', 'c2.3#3', '--json').stdout) as Comparison;
  expect(totals.money.rewards.difference).toBe('9600');
});

it('says so when nothing changes, also between a rulebook and itself', () => {
  expect(compare('--rulebook', 'wenxian-2025').stdout).toMatch(/没有任何变化/u);
});

it('lists every open question with its effect, and those that cannot be switched', () => {
  const entries = JSON.parse(compare('--all-readings', '--json').stdout) as RegisterEntry[];
  expect(entries.map(({ reading, effect }) => [reading.name, effect === null])).toEqual([
    ['c2.3#1', false],
    ['c2.2.1b#1', true],
    ['c2.3#2', false],
    ['c2.3#3', false],
    ['c2.2.2#1', false],
  ]);
  expect(compare('--all-readings', '--lang', 'en').stdout).toContain('cannot be switched');
});

it('refuses an unknown reading, and an unclear question', () => {
  const unknown = compare('--reading', 'c9#1');
  expect([unknown.status, unknown.problems[0].code, unknown.problems[0].value]).toEqual([2, 'unknown_reading', 'c9#1']);
  expect(compare().problems[0].code).toBe('usage');
  expect(compare('--rulebook', 'wenxian-2025', '--all-readings').problems[0].code).toBe('usage');
  const two = kaohe('check', '--rulebook', 'wenxian-2025', '--rulebook', 'minqing-rounds');
  expect([two.status, two.problems[0].code]).toEqual([2, 'usage']);
});

it('both languages have the same lines, with the same words to fill in', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(Object.keys(comparisonsInChinese)).toEqual(Object.keys(comparisonsInEnglish));
  for (const [key, text] of Object.entries(comparisonsInChinese)) {
    expect([key, holes(text)]).toEqual([key, holes(comparisonsInEnglish[key])]);
  }
});
