#!/usr/bin/env node
// Checks an exported audit record without the product: this file, the export and the public key are all it needs.
//   node verify-audit.mjs EXPORT.jsonl PUBLIC_KEY.pem
// Every link is computed again, and the head must be signed by that very key. Exit 0: it holds; 2: it does not.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What is wrong with an export: `{ at, what }`, `at` the line; null when it holds. */
export function verifyAudit(text, publicKey) {
  const wrong = (at, what) => ({ at, what });
  if (!text.endsWith('\n')) return wrong(text.split('\n').length, 'cut_off');
  const lines = text.slice(0, -1).split('\n');
  const parsed = [];
  for (const [i, line] of lines.entries()) {
    try {
      parsed.push(JSON.parse(line));
    } catch {
      return wrong(i + 1, 'not_json');
    }
    // The same text, so that nothing can hide in a second key of the same name or in white space.
    if (JSON.stringify(parsed[i]) !== line) return wrong(i + 1, 'changed');
  }
  const [{ kaohe_audit: version, county, head } = {}, ...events] = parsed;
  if (version !== 1 || typeof county !== 'string' || typeof head !== 'object' || head === null) {
    return wrong(1, 'not_an_export');
  }
  const key = createPublicKey(publicKey);
  const pem = key.export({ type: 'spki', format: 'pem' }).toString();
  if (head.publicKey !== pem) return wrong(1, 'other_key');
  const signed = Buffer.from(JSON.stringify([county, head.number, head.digest, head.signedAt]));
  if (!verify(null, signed, key, Buffer.from(String(head.signature), 'base64'))) return wrong(1, 'bad_signature');
  let before = '0'.repeat(64);
  for (const [i, { number, digest, event }] of events.entries()) {
    const link = createHash('sha256').update(`${before}\n${event}`).digest('hex');
    if (number !== i + 1 || digest !== link || JSON.parse(event)[0] !== county) return wrong(i + 2, 'changed');
    before = digest;
  }
  if (events.length !== head.number || before !== head.digest) return wrong(lines.length, 'cut_off');
  return null;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, key] = process.argv.slice(2);
  if (key === undefined) {
    process.stderr.write('node verify-audit.mjs EXPORT.jsonl PUBLIC_KEY.pem\n');
    process.exit(2);
  }
  const broken = verifyAudit(readFileSync(file, 'utf8'), readFileSync(key, 'utf8'));
  process.stdout.write(`${JSON.stringify(broken === null ? { holds: true } : { holds: false, ...broken })}\n`);
  process.exit(broken === null ? 0 : 2);
}
