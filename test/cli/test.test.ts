import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listDecrees } from '../../libs/rulebooks/index.js';
import { examplesOf } from '../support/decrees.js';
import { kaohe, ROOT } from './kaohe.js';

let folder: string;
let examples: string;

/** A decree of the product as a county would keep its own: a folder with a rulebook and examples. */
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaohe-cli-test-'));
  cpSync(path.join(ROOT, 'libs/rulebooks/decrees/wenxian-2025'), path.join(folder, 'ours'), { recursive: true });
  examples = path.join(folder, 'ours', 'examples');
});
afterEach(() => rmSync(folder, { recursive: true }));

const result = (): string => path.join(examples, 'wenxian-few.result.json');

/** Changes what is expected of one action's amount and drops a sheet's total. */
function spoil(): void {
  const expected = JSON.parse(readFileSync(result(), 'utf8')) as {
    periods: { period: string; actions: { amount: string | null }[]; sheets: Record<string, Record<string, object>> }[];
  };
  const period = expected.periods.at(-1)!;
  period.actions[0].amount = '1';
  delete (period.sheets.assessment.T01 as { total?: string }).total;
  writeFileSync(result(), JSON.stringify(expected));
}

it('runs the examples of every decree that comes with the product', () => {
  const { status, stdout, problems } = kaohe('test', '--lang', 'en');
  const named = listDecrees().flatMap(({ id }) =>
    examplesOf(id).map(({ name }) => `ok ${id}/${name.replace('.case.json', '')}`),
  );
  expect([status, problems]).toEqual([0, []]);
  expect(stdout.trimEnd().split('\n')).toEqual([...named, `${named.length} examples, ${named.length} ok, 0 not ok`]);
});

it.each([
  ['a file', () => path.join(folder, 'ours', 'rulebook.yaml')],
  ['its folder', () => path.join(folder, 'ours')],
  ['a folder of such folders', () => folder],
])('takes %s', (_what, named) => {
  const lines = kaohe('test', '--rulebook', named()).stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1)).toEqual(
    ['two-yellow-cards', 'wenxian-20', 'wenxian-few', 'wenxian-ties'].map((name) => `ok ours/${name}`),
  );
  expect(kaohe('test', named()).stdout).toBe(`${lines.join('\n')}\n`);
});

it('names the places that differ, what was expected and what came', () => {
  spoil();
  const before = readFileSync(result(), 'utf8');
  const { status, stdout } = kaohe('test', '--rulebook', folder, '--lang', 'en');
  expect(status).toBe(2);
  expect(stdout).toMatch(
    /^not ok ours\/wenxian-few\n {2}periods\[2025\]\.sheets\.assessment\.T01\.total: expected nothing, got "\d+\.\d\d"\n {2}periods\[2025\]\.actions\[0\]\.amount: expected "1", got (null|"\d+")$/mu,
  );
  expect(stdout).toMatch(/\n4 examples, 3 ok, 1 not ok\n$/u);
  expect(kaohe('test', folder).stdout).toContain('periods[2025].actions[0].amount：应为 "1"，实得 ');
  expect(readFileSync(result(), 'utf8')).toBe(before);
});

it('shows the first differences only, and counts the others', () => {
  writeFileSync(result(), JSON.stringify({ periods: [] }));
  const { stdout } = kaohe('test', folder, '--lang', 'en');
  expect(stdout).toContain('  periods[2023]: expected nothing, got {"period":"2023",');
  writeFileSync(result(), readFileSync(result().replace('few', '20')));
  expect(kaohe('test', folder, '--lang', 'en').stdout).toMatch(
    /(\n {2}periods.*){5}\n {2}… and \d+ more differences\n/u,
  );
});

it('rewrites an expected result only when asked, and keeps those that agree as they are', () => {
  const other = path.join(examples, 'wenxian-ties.result.json');
  const untouched = `${readFileSync(other, 'utf8')}\n`;
  writeFileSync(other, untouched);
  spoil();
  const { status, stdout } = kaohe('test', '--rulebook', folder, '--update', '--lang', 'en');
  expect([status, stdout.match(/was written/gu)?.length]).toEqual([0, 1]);
  expect(readFileSync(other, 'utf8')).toBe(untouched);
  expect(kaohe('test', folder).status).toBe(0);
  rmSync(result());
  expect(kaohe('test', folder, '--lang', 'en').stdout).toContain(
    'not ok ours/wenxian-few\n  no expected result beside it: write wenxian-few.result.json,',
  );
  expect(kaohe('test', folder, '--update').status).toBe(0);
  expect(kaohe('test', folder).status).toBe(0);
});

it('a refused case, and a result without a case, are not ok; neither is written', () => {
  const few = path.join(examples, 'wenxian-few.case.json');
  writeFileSync(few, readFileSync(few, 'utf8').replace('"T01"', '"T99"'));
  writeFileSync(path.join(examples, 'lonely.result.json'), '{}');
  const before = readFileSync(result(), 'utf8');
  const { status, stdout } = kaohe('test', folder, '--update', '--lang', 'en');
  expect(status).toBe(2);
  expect(stdout).toContain('not ok ours/lonely\n  no case beside it: lonely.case.json is missing\n');
  expect(stdout).toMatch(/^not ok ours\/wenxian-few\n {2}the case is refused: \S+: "T01" is not a name/mu);
  expect(readFileSync(result(), 'utf8')).toBe(before);
});

it('nothing tested does not look like all is well', () => {
  mkdirSync(path.join(folder, 'empty'));
  expect(kaohe('test', path.join(folder, 'empty')).problems.map(({ code }) => code)).toEqual(['no_file']);
  rmSync(examples, { recursive: true });
  expect(kaohe('test', folder).problems.map(({ code, place }) => [code, place])).toEqual([['no_file', 'examples']]);
  expect(kaohe('test', 'nowhere').problems.map(({ code }) => code)).toEqual(['no_file']);
  expect(kaohe('test', 'here', '--rulebook', 'there').problems.map(({ code }) => code)).toEqual(['usage']);
});
