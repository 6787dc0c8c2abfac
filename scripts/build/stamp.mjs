import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';

/**
 * A stamp says from which inputs an output was made: `{files: {path: [size, mtime, digest]}}`. Size and mtime answer the
 * common question in milliseconds; the digest spares work after a checkout that touched files without changing them.
 */
export function readStamp(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    // No stamp, or half a one from a disk that filled up: both mean "build".
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** True when nothing was added, removed or touched since the stamp was written. */
export function isCurrent(stamp, files) {
  if (!stamp || Object.keys(stamp.files).length !== files.length) return false;
  return files.every(({ file, size, mtime }) => {
    const known = stamp.files[file];
    return known !== undefined && known[0] === size && known[1] === mtime;
  });
}

/** The stamp of these files; contents are read only where size or mtime differ from the old stamp. */
export function makeStamp(root, files, old) {
  const entries = files.map(({ file, size, mtime }) => {
    const known = old?.files[file];
    if (known && known[0] === size && known[1] === mtime) return [file, known];
    const digest = createHash('sha256')
      .update(fs.readFileSync(path.join(root, file)))
      .digest('hex');
    return [file, [size, mtime, digest]];
  });
  return { files: Object.fromEntries(entries) };
}

/** The paths whose content differs between two stamps. */
export function changedFiles(stamp, old) {
  return Object.keys(stamp.files).filter((file) => stamp.files[file][2] !== old?.files[file]?.[2]);
}

export function removedFiles(stamp, old) {
  return Object.keys(old?.files ?? {}).filter((file) => !(file in stamp.files));
}
