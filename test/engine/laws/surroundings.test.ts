import { spawnSync } from 'node:child_process';
import { kaohe, ROOT } from '../../cli/kaohe.js';

const CASE = 'libs/rulebooks/decrees/wenxian-2025/examples/wenxian-20.case.json';
const ARGUMENTS = ['evaluate', '--rulebook', 'wenxian-2025', '--case', CASE];

it.each([
  ['Asia/Shanghai', 'zh_CN.UTF-8'],
  ['America/St_Johns', 'tr_TR.UTF-8'],
  ['Pacific/Kiritimati', 'C'],
])('in %s with %s the result is the same bytes', (TZ, LANG) => {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/kaohe.mjs', ...ARGUMENTS], {
    cwd: ROOT,
    env: { ...process.env, TZ, LANG, LC_ALL: LANG },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status).toBe(0);
  expect(stdout).toBe(kaohe(...ARGUMENTS).stdout);
});
