import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signHead, type Store } from '../../libs/application/index.js';

const EVERY = 5000;

/** The key that heads are signed with: made at the first start, readable by its owner only; the public half lies beside it. */
export function auditKey(dataDirectory: string): KeyObject {
  const file = path.join(dataDirectory, 'audit-key.pem');
  if (!existsSync(file)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(path.join(dataDirectory, 'audit-key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(readFileSync(file));
}

export async function sealAll(store: Store, key: KeyObject): Promise<void> {
  for (const { code } of await store.counties()) await store.sealer.seal(code, (head) => signHead(code, head, key));
}

/** Seals what was recorded, again and again, until it is stopped; stopping waits for the round under way. */
export function startSealing(store: Store, key: KeyObject, complain: (error: unknown) => void): () => Promise<void> {
  let round = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const again = (): void => {
    round = sealAll(store, key)
      .catch(complain)
      .then(() => {
        if (!stopped) timer = setTimeout(again, EVERY).unref();
      });
  };
  again();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
