import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The decrees that come with the product; each is a folder whose name is its id. */
const FOLDER = fileURLToPath(new URL('./decrees/', import.meta.url));

export function listDecrees(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${FOLDER}${entry.name}/rulebook.yaml`))
    .map((entry) => entry.name)
    .sort();
}

/** The bytes of a decree's rulebook; null when there is none of that id. */
export function decreeText(id: string): Uint8Array | null {
  return listDecrees().includes(id) ? readFileSync(`${FOLDER}${id}/rulebook.yaml`) : null;
}
