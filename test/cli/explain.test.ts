import path from 'node:path';
import { kaohe } from './kaohe.js';

const examples = path.join('libs', 'rulebooks', 'decrees', 'wenxian-2025', 'examples');
const ask = (of: string, ...more: string[]) =>
  kaohe(
    'explain',
    '--rulebook',
    'wenxian-2025',
    '--case',
    path.join(examples, 'wenxian-20.case.json'),
    '--of',
    of,
    ...more,
  );

it('prints why a fine is due, in Chinese unless told otherwise', () => {
  const { status, stdout } = ask('T04/bottom_three_linked/linked_leader@2025');
  expect(status).toBe(0);
  expect(stdout).toContain('罚款：1000 元　T04 中寨镇 联乡县级领导 L02 县领导2');
  expect(stdout).toContain('金额：choose(standing.last, 1000, 800, 600) = 1000 元');
  expect(ask('T04/bottom_three_linked/linked_leader@2025', '--lang', 'en').stdout).toContain('fine: 1000 yuan');
});

it('prints why a rule did not fire, and by how much', () => {
  expect(ask('T05/bottom_three_linked@2025').stdout).toContain(
    '未满足：standing.last <= 3　现为 8 名，须 <= 3，相差 5 名',
  );
});

it('prints the whole trace as JSON', () => {
  const { stdout } = ask('T05/assessment@2025', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    target: 'T05/assessment@2025',
    organization: 'T05',
    root: { kind: 'sheet', value: { type: 'number', decimal: '60.67' } },
  });
});

it('prints so many levels as asked', () => {
  const lines = (depth: string): string[] => ask('T05/assessment@2025', '--depth', depth).stdout.trimEnd().split('\n');
  expect(lines('1')).toHaveLength(14);
  expect(lines('1').at(-1)).toMatch(/^└─ 违法行政扣分.* …$/);
  expect(lines('2').length).toBeGreaterThan(14);
  expect(ask('T05/assessment@2025', '--depth', '0').problems.map(({ code, place }) => [code, place])).toEqual([
    ['usage', '--depth'],
  ]);
});

it('refuses what cannot be explained, and says why', () => {
  const refused = (of: string) =>
    ask(of, '--lang', 'en').problems.map(({ code, place, value }) => [code, place, value]);
  expect(refused('T05/nothing@2025')).toEqual([['unknown_name', 'of', 'nothing']]);
  expect(refused('T05/assessment@2025-01')).toEqual([['bad_period', 'of', '2025-01']]);
  expect(refused('assessment')).toEqual([['bad_target', 'of', 'assessment']]);
  expect(kaohe('explain', '--rulebook', 'wenxian-2025').problems.map(({ code, place }) => [code, place])).toEqual([
    ['usage', '--case'],
  ]);
});
