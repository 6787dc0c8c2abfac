import fs from 'node:fs';
import path from 'node:path';

/** Every file under the given parts, as `{file, size, mtime}`, sorted by path. A part may be a file or may not exist yet. */
export function listFiles(root, parts) {
  const found = [];
  for (const part of parts) collect(root, part, found);
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function collect(root, file, found) {
  const stat = fs.statSync(path.join(root, file), { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile()) found.push({ file, size: stat.size, mtime: stat.mtimeMs });
  if (!stat.isDirectory()) return;
  for (const entry of fs.readdirSync(path.join(root, file))) {
    if (entry !== 'node_modules' && !entry.startsWith('.')) collect(root, `${file}/${entry}`, found);
  }
}
