import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from '../assessing/digests.js';
import type { AuditHead, RecordedEvent, SealedEvent } from '../ports/audit-repository.js';

/** What the first event of a chain is linked to. */
export const BEGINNING = '0'.repeat(64);

/** The digest of an event in its chain: every field and the digest before it. `tools/verify-audit.mjs` does the same. */
export const linkOf = (before: string, county: string, event: RecordedEvent): string =>
  sha256(`${before}\n${lineOf(county, event)}`);

/** An event as one line, in a fixed order of its fields. */
export const lineOf = (county: string, { id, at, actor, operation, subject, content }: RecordedEvent): string =>
  JSON.stringify([county, id, at, actor, operation, subject, content]);

const headLine = (county: string, { number, digest, signedAt }: Omit<AuditHead, 'signature' | 'publicKey'>): Buffer =>
  Buffer.from(JSON.stringify([county, number, digest, signedAt]));

export function signHead(
  county: string,
  head: Omit<AuditHead, 'signature' | 'publicKey'>,
  privateKey: KeyObject,
): AuditHead {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  return { ...head, signature: sign(null, headLine(county, head), privateKey).toString('base64'), publicKey };
}

export const isSigned = (county: string, head: AuditHead): boolean =>
  verify(null, headLine(county, head), createPublicKey(head.publicKey), Buffer.from(head.signature, 'base64'));

/** The first place where the chain does not hold; null when every link does. */
export function brokenAt(county: string, chain: readonly SealedEvent[]): number | null {
  let before = BEGINNING;
  for (const [i, event] of chain.entries()) {
    if (event.number !== i + 1 || event.digest !== linkOf(before, county, event)) return i + 1;
    before = event.digest;
  }
  return null;
}
