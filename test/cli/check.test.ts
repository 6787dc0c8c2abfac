import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { kaohe } from './kaohe.js';

const doubtful = 'test/rulebooks/lint/not-ok/veto_without_authority.yaml';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaohe-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('prints each warning with file, line, column, code and clause, and counts them; that is no failure', () => {
  expect(kaohe('check', '--rulebook', doubtful, '--lang', 'en')).toEqual({
    status: 0,
    stdout:
      `${doubtful}:18:15: warning veto_without_authority (c1): One-vote vetoes (r) without a recorded legal basis. ` +
      'Name it in "source.authority", or take the veto out.\n0 errors, 1 warning\n',
    problems: [],
  });
});

it('prints warnings as JSON lines, in Chinese unless asked otherwise', () => {
  const { status, stdout } = kaohe('check', '--rulebook', doubtful, '--json');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(status).toBe(0);
  expect(lines).toEqual([
    {
      level: 'warning',
      code: 'veto_without_authority',
      place: 'rules[r].then[0]',
      value: 'r',
      message: expect.stringMatching(/^第 18 行第 15 列：一票否决/u) as string,
      file: doubtful,
      line: 18,
      column: 15,
      clause: 'c1',
    },
    { errors: 0, warnings: 1 },
  ]);
});

it('tells all mistakes on standard error with their place in the file, and counts them', () => {
  const file = path.join(folder, 'broken.yaml');
  writeFileSync(
    file,
    `kaohe: 1
id: broken
title: { en: Broken }
source: { status: draft }
period: year
clauses: { c1: one, v1: { text: gone, status: void } }
organizations: { town: {} }
rules:
  - { id: a, clause: v1, of: town, when: nothing > 1, then: [{ veto: organization }] }
  - { id: b, of: town, when: true, then: [{ measure: { to: organization, options: [] } }] }
`,
  );
  const { status, stdout, problems } = kaohe('check', '--rulebook', file, '--lang', 'en');
  expect([status, stdout]).toEqual([2, '4 errors, 0 warnings\n']);
  expect(problems.map((problem) => ({ ...problem, message: '' }))).toEqual(
    [
      { code: 'void_clause', place: 'rules[a].clause', value: 'v1', line: 9, column: 22, clause: 'v1' },
      { code: 'unknown_name', place: 'rules[a].when', value: 'nothing', line: 9, column: 42, clause: 'v1' },
      { code: 'missing_field', place: 'rules[b].clause', value: null, line: 10, column: 5, clause: null },
      { code: 'missing_field', place: 'rules[b].then[0].options', value: null, line: 10, column: 83, clause: null },
    ].map((one) => ({ ...one, message: '', file })),
  );
});
