import fs from 'node:fs';
import path from 'node:path';
import { changedFiles, isCurrent, makeStamp, readStamp, removedFiles } from './stamp.mjs';
import { compile, prune } from './compile.mjs';
import { listFiles } from './files.mjs';
import { dist, root, serverParts, toolParts } from './paths.mjs';
import { withLock } from './lock.mjs';
import { writeAtomically } from './write.mjs';

const stampFile = path.join(dist, '.server.json');
const inputs = () => listFiles(root, [...serverParts, ...toolParts]);

/** True when dist/ holds the server made from the sources as they are now. */
export const serverIsCurrent = () => isCurrent(readStamp(stampFile), inputs());

/** Brings dist/ up to date with apps/api, apps/cli, libs, migrations and tools; compiles only what changed. */
export async function buildServer() {
  if (serverIsCurrent()) return;
  await withLock(path.join(dist, '.server.lock'), async () => {
    // Listed before reading: a file saved meanwhile keeps a newer mtime than the stamp and is compiled next time.
    const files = inputs();
    const old = readStamp(stampFile);
    if (isCurrent(old, files)) return;
    const stamp = makeStamp(root, files, old);
    const isServer = (file) => serverParts.some((part) => file.startsWith(`${part}/`));
    const sources = Object.keys(stamp.files).filter(isServer);
    const changed = changedFiles(stamp, old);
    const toolsChanged = changed.some((file) => !isServer(file));
    if (!old) for (const part of serverParts) fs.rmSync(path.join(dist, part), { recursive: true, force: true });
    await compile(root, dist, toolsChanged ? sources : changed.filter(isServer));
    prune(dist, removedFiles(stamp, old).filter(isServer));
    writeAtomically(stampFile, JSON.stringify(stamp));
  });
}
