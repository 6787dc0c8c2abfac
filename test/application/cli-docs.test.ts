import { readFileSync } from 'node:fs';
import path from 'node:path';
import { kaohe } from '../cli/kaohe.js';

const folder = 'libs/rulebooks/decrees/wenxian-2025/examples';

describe.each(['compare.md', 'compare.zh-CN.md', 'distance.md', 'distance.zh-CN.md'])('docs/%s', (page) => {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs', page), 'utf8');
  const examples = [...text.matchAll(/```console\n\$ kaohe (.*)\n([^]*?)```/g)].map(([, command, said]) => ({
    command,
    said,
  }));

  it('prints two examples', () => {
    expect(examples).toHaveLength(2);
  });

  it.each(examples)('$command', ({ command, said }) => {
    const args = command.split(' ').map((one) => (one.endsWith('.case.json') ? `${folder}/${one}` : one));
    expect(kaohe(...args).stdout).toBe(said);
  });
});
