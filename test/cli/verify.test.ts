import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BEGINNING, lineOf, linkOf, signHead } from '../../libs/application/index.js';
import { kaohe } from './kaohe.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const event = { id: '1', at: '2026-01-01T00:00:00.000Z', actor: null, operation: 'x', subject: 'y', content: '{}' };
const digest = linkOf(BEGINNING, '621222', event);
const head = signHead('621222', { number: 1, digest, signedAt: event.at }, privateKey);
const lines = [
  { kaohe_audit: 1, county: '621222', head },
  { number: 1, digest, event: lineOf('621222', event) },
];
const text = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaohe-verify-'));
  writeFileSync(path.join(folder, 'key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const verify = (content: string) => {
  writeFileSync(path.join(folder, 'audit.jsonl'), content);
  const { status, stdout } = kaohe(
    'verify',
    'export',
    path.join(folder, 'audit.jsonl'),
    '--key',
    path.join(folder, 'key.pem'),
  );
  return { status, told: JSON.parse(stdout) as unknown };
};

it('an export that holds, and one that was changed', () => {
  expect(verify(text)).toEqual({ status: 0, told: { holds: true } });
  expect(verify(text.replace('null', 'true'))).toEqual({ status: 2, told: { holds: false, at: 2, what: 'changed' } });
});

it('asks for what is missing', () => {
  expect(kaohe('verify', 'export', 'x').problems[0]).toMatchObject({ code: 'usage', place: '--key' });
  expect(kaohe('verify', 'assessment', 'x').problems[0]).toMatchObject({ code: 'not_found', value: 'x' });
});
