import { distancesInChinese, distancesInEnglish } from '../../libs/texts/index.js';
import { kaohe } from './kaohe.js';

const CASE = 'libs/rulebooks/decrees/wenxian-2025/examples/wenxian-20.case.json';
const distance = (...more: string[]) => kaohe('distance', '--rulebook', 'wenxian-2025', '--case', CASE, ...more);

it('tells gaps, what rules lack, and which single reading would suffice', () => {
  const { status, stdout } = distance('--period', '2025', '--of', 'T04', '--lang', 'en');
  expect(status).toBe(0);
  expect(stdout).toContain('among the last 3; 14.51 points short of leaving them');
  expect(stdout).toContain('out of the last  accuracy_rate: 90.45 -> 97.71 (+7.26)');
  expect(stdout).toContain('not by this one alone');
  expect(distance('--period', '2025', '--of', 'T04').stdout).toContain('在后 3 名之内；离开还差 14.51 分');
});

it('tells how firm the places are', () => {
  const { tried, holds } = JSON.parse(distance('--period', '2025', '--robustness', '--json').stdout) as {
    tried: number;
    holds: Record<string, number>;
  };
  expect(tried).toBeGreaterThan(400);
  expect(Object.keys(holds)).toHaveLength(19); // one of the twenty is dissolved by then
});

it('refuses an incomplete question and an unknown township', () => {
  expect(distance('--of', 'T04').problems[0].code).toBe('usage');
  expect(distance('--period', '2025').problems[0].code).toBe('usage');
  expect(distance('--period', '2025', '--of', 'T99').problems[0]).toMatchObject({ code: 'not_found', value: 'T99' });
});

it('both languages have the same lines, with the same words to fill in', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  expect(Object.keys(distancesInChinese)).toEqual(Object.keys(distancesInEnglish));
  for (const [key, text] of Object.entries(distancesInChinese)) {
    expect([key, holes(text)]).toEqual([key, holes(distancesInEnglish[key])]);
  }
});
