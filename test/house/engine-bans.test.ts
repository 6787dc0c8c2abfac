import { plant, runTool, uproot } from './planting.js';

/** What the engine must not say, and the rule that stops it. Each line is planted alone in a file of libs/engine/kernels. */
const banned: [line: string, rule: string][] = [
  ['export const now = new Date();', 'no-restricted-globals'],
  ['export const now = Date.now();', 'no-restricted-globals'],
  ['export const mode = process.env.MODE;', 'no-restricted-globals'],
  ["export const order = Intl.Collator('zh');", 'no-restricted-globals'],
  ['export const all = globalThis;', 'no-restricted-globals'],
  ['export const luck = Math.random();', 'no-restricted-properties'],
  ['export const { random } = Math;', 'no-restricted-properties'],
  ["export const order = 'a'.localeCompare('b');", 'no-restricted-properties'],
  ["export const shown = (1).toLocaleString('zh');", 'no-restricted-properties'],
  ["export { readFileSync } from 'node:fs';", 'no-restricted-imports'],
  ["import type { Client } from 'pg';\nexport type C = Client;", 'no-restricted-imports'],
  ["export { port } from '../../application/port.js';", 'no-restricted-imports'],
];

const allowed = "import { add } from '../exact/add.js';\nexport const more = Math.abs(add);\n";

interface Report {
  diagnostics: { code: string; filename: string }[];
}

async function lint(files: Record<string, string>): Promise<Report['diagnostics']> {
  const folder = await plant(files, ['.oxlintrc.json']);
  try {
    return ((await runTool(folder, 'oxlint/bin/oxlint', ['--format', 'json'])) as Report).diagnostics;
  } finally {
    await uproot(folder);
  }
}

describe('what the engine must not say', () => {
  const file = (folder: string, index: number): string => `${folder}/planted${index}.ts`;
  let inEngine: Report['diagnostics'];
  let elsewhere: Report['diagnostics'];
  beforeAll(async () => {
    const planted = (folder: string) =>
      Object.fromEntries(banned.map(([line], index) => [file(folder, index), `${line}\n`]));
    inEngine = await lint({ ...planted('libs/engine/kernels'), 'libs/engine/kernels/allowed.ts': allowed });
    elsewhere = await lint(planted('apps/cli'));
  });

  it.each(banned.map(([line, rule], index) => [line, rule, index] as const))('%s', (_line, rule, index) => {
    const codes = inEngine.filter((each) => each.filename.endsWith(`/planted${index}.ts`)).map((each) => each.code);
    expect(codes).toContain(`eslint(${rule})`);
  });

  it('leaves sound code and other folders alone', () => {
    expect(inEngine.filter((each) => each.filename.endsWith('allowed.ts'))).toEqual([]);
    expect(elsewhere.filter((each) => each.code.includes('no-restricted'))).toEqual([]);
  });
});

describe('tests', () => {
  it.each(['it.only', 'describe.only', 'fit', 'fdescribe'])('%s is refused', async (word) => {
    const found = await lint({ 'test/engine/planted.test.ts': `${word}('x', () => {});\n` });
    expect(found.map((each) => each.code)).toContain('jest(no-focused-tests)');
  });
});
