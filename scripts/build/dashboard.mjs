import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { dashboardParts, dist, root, toolParts } from './paths.mjs';
import { isCurrent, makeStamp, readStamp, changedFiles, removedFiles } from './stamp.mjs';
import { listFiles } from './files.mjs';
import { swapDirectory, writeAtomically } from './write.mjs';
import { withLock } from './lock.mjs';

const stampFile = path.join(dist, '.dashboard.json');
const target = path.join(dist, 'dashboard');
const inputs = () => listFiles(root, [...dashboardParts, ...toolParts]);

export const dashboardIsCurrent = () => isCurrent(readStamp(stampFile), inputs()) && fs.existsSync(target);

/** Brings dist/dashboard up to date. */
export async function buildDashboard() {
  if (dashboardIsCurrent()) return;
  if (!fs.existsSync(path.join(root, 'apps/dashboard/vite.config.ts'))) {
    process.stderr.write('kaohe: apps/dashboard/vite.config.ts does not exist, the dashboard is not built\n');
    return;
  }
  await withLock(path.join(dist, '.dashboard.lock'), async () => {
    const files = inputs();
    const old = readStamp(stampFile);
    if (isCurrent(old, files) && fs.existsSync(target)) return;
    const stamp = makeStamp(root, files, old);
    const changed = changedFiles(stamp, old).length + removedFiles(stamp, old).length > 0;
    if (changed || !fs.existsSync(target)) {
      const draft = `${target}.${process.pid}.part`;
      try {
        await runVite(draft);
        swapDirectory(draft, target);
      } finally {
        fs.rmSync(draft, { recursive: true, force: true });
      }
    }
    writeAtomically(stampFile, JSON.stringify(stamp));
  });
}

/** Vite runs as a process of its own: it sets NODE_ENV and keeps much memory, neither of which the server should inherit. */
function runVite(outDir) {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'];
  // Standard output belongs to whoever called us; vite's messages go to standard error.
  const child = spawn(process.execPath, args, { cwd: path.join(root, 'apps/dashboard'), stdio: ['ignore', 2, 2] });
  const stop = () => child.kill();
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('exit', stop);
      if (code === 0) resolve();
      else reject(new Error(`vite build ended with ${signal ?? `exit code ${code}`}`));
    });
  });
}
