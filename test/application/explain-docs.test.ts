import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { explainCase, prepareRulebook, printTrace } from '../../libs/application/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { examplesOf, unwrap } from '../support/decrees.js';

const OPTIONS = { rulebook: 'string', case: 'string', of: 'string', depth: 'string', lang: 'string' } as const;

/** The examples that a page prints: the command, and what it says. */
function examplesIn(page: string): { readonly command: string; readonly said: string }[] {
  const text = readFileSync(path.join(import.meta.dirname, '../../docs', page), 'utf8');
  return [...text.matchAll(/```console\n\$ kaohe explain (.*)\n([^]*?)```/g)].map(([, command, said]) => ({
    command,
    said,
  }));
}

describe.each(['explain.md', 'explain.zh-CN.md'])('docs/%s', (page) => {
  const examples = examplesIn(page);

  it('prints a fine, and a rule that did not fire', () => {
    expect(examples).toHaveLength(2);
  });

  it.each(examples)('$command', ({ command, said }) => {
    const options = Object.fromEntries(Object.entries(OPTIONS).map(([name, type]) => [name, { type }]));
    const { values } = parseArgs({ args: command.split(' '), options });
    const { rulebook = '', of = '', depth = '', lang = 'zh' } = values as Record<string, string>;
    const given = examplesOf(rulebook).find(({ name }) => name === values.case)?.given;
    const trace = unwrap(explainCase(unwrap(prepareRulebook(decreeText(rulebook))), given, of));
    expect(printTrace(trace, lang as 'zh' | 'en', Number(depth))).toBe(said);
  });
});
