import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const patience = 180_000;

/**
 * Runs `work` while this process alone builds. The lock saves double work; it is not what keeps the output right: every
 * output is a pure function of its inputs and is renamed into place, so even two builders at once end with the same tree.
 */
export async function withLock(file, work) {
  await take(file);
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function take(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const since = Date.now();
  for (;;) {
    try {
      return fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(file)) fs.rmSync(file, { force: true });
    else if (Date.now() - since > patience)
      throw new Error(`another build holds ${file}; remove that file if there is none`);
    else await sleep(50);
  }
}

function isAbandoned(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat) return false;
  if (Date.now() - stat.mtimeMs > patience) return true;
  let pid;
  try {
    pid = Number(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  // An empty lock is one that its owner is about to fill.
  return pid > 0 && !isAlive(pid);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
