import fs from 'node:fs';
import path from 'node:path';

/** Writes beside the target and renames, so that a process loading it meanwhile sees the old file or the new one. */
export function writeAtomically(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  fs.writeFileSync(draft, content);
  fs.renameSync(draft, file);
}

/** Puts the directory `draft` where `target` is; the old one is gone afterwards. */
export function swapDirectory(draft, target) {
  const old = `${target}.${process.pid}.old`;
  fs.rmSync(old, { recursive: true, force: true });
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(draft, target);
  fs.rmSync(old, { recursive: true, force: true });
}
