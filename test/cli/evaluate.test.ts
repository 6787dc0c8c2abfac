import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examplesOf } from '../support/decrees.js';
import { kaohe, ROOT } from './kaohe.js';

const examples = path.join('libs', 'rulebooks', 'decrees', 'wenxian-2025', 'examples');
const few = path.join(examples, 'wenxian-few.case.json');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaohe-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const broken = (change: (given: Record<string, never[]>) => void): string => {
  const given = JSON.parse(readFileSync(path.join(ROOT, few), 'utf8')) as Record<string, never[]>;
  change(given);
  const file = path.join(folder, 'broken.case.json');
  writeFileSync(file, JSON.stringify(given));
  return file;
};

it('prints the result alone to standard output', () => {
  const { status, stdout, problems } = kaohe('evaluate', '--rulebook', 'wenxian-2025', '--case', few);
  const [example] = examplesOf('wenxian-2025').filter(({ name }) => few.endsWith(name));
  const result = JSON.parse(stdout) as Record<string, Record<string, unknown>>;
  expect([status, problems]).toEqual([0, []]);
  expect(Object.keys(result)).toEqual(['result', 'rulebook', 'case', 'periods']);
  expect(result.periods).toEqual(example.result.periods);
  expect(result.rulebook.id).toBe('wenxian-2025');
  expect(result.rulebook.digest).toMatch(/^[0-9a-f]{64}$/);
});

it('gives the same bytes for the same case with its rows turned round', () => {
  const turned = broken((given) => given.readings.reverse());
  const run = (file: string): string => kaohe('evaluate', '--rulebook', 'wenxian-2025', '--case', file).stdout;
  expect(run(turned)).toBe(run(few));
});

it('evaluates a folder to files of the same names; a bad case is told and leaves no file', () => {
  const cases = path.join(folder, 'in');
  const out = path.join(folder, 'out');
  const { status, problems } = kaohe('evaluate', '--rulebook', 'wenxian-2025', '--cases', examples, '--out', cases);
  // The folder also holds results, which are no cases: each is refused by its name.
  expect(status).toBe(2);
  expect(new Set(problems.map((problem) => (problem as never as { file: string }).file))).toEqual(
    new Set(readdirSync(path.join(ROOT, examples)).filter((name) => name.endsWith('.result.json'))),
  );
  const named = readdirSync(path.join(ROOT, examples)).filter((name) => name.endsWith('.case.json'));
  expect(readdirSync(cases)).toEqual(named);
  expect(kaohe('evaluate', '--rulebook', 'wenxian-2025', '--cases', folder, '--out', out).status).toBe(2);
});

it('tells every problem at once, one JSON object a line', () => {
  const file = broken((given) => {
    const [reading, other] = given.readings as never as Record<string, string>[];
    reading.value = 'about ninety';
    other.organization = 'T99';
  });
  const { status, stdout, problems } = kaohe('evaluate', '--rulebook', 'wenxian-2025', '--case', file, '--lang', 'en');
  expect([status, stdout]).toEqual([2, '']);
  expect(problems.map(({ code }) => code).sort()).toEqual(['missing_reading', 'not_a_number', 'unknown_name']);
  expect(problems.find(({ code }) => code === 'not_a_number')).toEqual({
    code: 'not_a_number',
    place: expect.stringMatching(/^readings\[2023\/T01\/\w+\]$/) as string,
    value: 'about ninety',
    message: '"about ninety" is not a number. Enter digits only, with an optional minus sign and point.',
  });
});

it('refuses a rulebook with a cycle, and prints the loop', () => {
  const text = readFileSync(path.join(ROOT, 'libs/rulebooks/decrees/wenxian-2025/rulebook.yaml'), 'utf8');
  const file = path.join(folder, 'cycle.yaml');
  writeFileSync(
    file,
    text.replace(/^facts:$/m, 'facts:\n  hen: { of: township, is: egg }\n  egg: { of: township, is: hen + 1 }'),
  );
  const { status, problems } = kaohe('check', '--rulebook', file);
  expect(status).toBe(2);
  expect(problems.map(({ code, value }) => [code, value])).toEqual([['cycle', 'hen -> egg -> hen']]);
  expect(kaohe('check', '--rulebook', 'minqing-rounds', '--lang', 'en')).toEqual({
    status: 0,
    stdout: '0 errors, 0 warnings\n',
    problems: [],
  });
});

it.each([
  [['evaluate', '--case', few], 'usage'],
  [['evaluate', '--rulebook', 'wenxian-2025'], 'usage'],
  [['evaluate', '--rulebook', 'nowhere-2025', '--case', few], 'no_file'],
  [['evaluate', '--rulebook', 'wenxian-2025', '--case', 'absent.json'], 'no_file'],
  [['evaluate', '--rulebook', 'wenxian-2025', '--case', 'scripts/start.mjs'], 'not_json'],
  [['evaluate', '--quickly'], 'usage'],
  [['dance'], 'usage'],
])('%j is bad input', (args, code) => {
  const { status, problems } = kaohe(...args);
  expect([status, problems.map((problem) => problem.code)]).toEqual([2, [code]]);
});
