import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const notOurs = new Set(['.git', 'node_modules', 'dist', '.kaohe', 'coverage', 'reports', '.cache', '.vite']);
const binary = /\.(png|jpe?g|ico|xlsx|docx|pdf|ttf|otf|woff2?|zip|gz|log)$/;

/** Every file that is or may be committed, as a path from the top with `/`; walks the tree, so it needs no git. */
export function listTree(top = root): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(top, folder), { withFileTypes: true })) {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !notOurs.has(entry.name)) walk(file);
      if (entry.isFile() && !isLocal(file)) found.push(file);
    }
  };
  walk('');
  return found.sort();
}

/** Files that belong to one machine and are ignored by git. */
function isLocal(file: string): boolean {
  return file === '.env' || file.endsWith('.log');
}

export const isText = (file: string): boolean => !binary.test(file);

export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');
