import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileRulebook } from '../../libs/engine/index.js';
import { readRulebook } from '../../libs/rulebooks/index.js';

test('the whole rulebook that the author notes print reads and compiles', () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../../docs/rulebooks.md'), 'utf8');
  const examples = [...guide.matchAll(/```yaml\n(kaohe: 1\n.*?)```/gsu)].map(([, text]) => text);
  expect(examples).toHaveLength(1);
  for (const text of examples) {
    const read = readRulebook(text);
    expect(read).toMatchObject({ ok: true });
    if (read.ok) expect(compileRulebook(read.value.rulebook)).toMatchObject({ ok: true });
  }
});
