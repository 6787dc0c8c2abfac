import { createHash } from 'node:crypto';

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** SHA-256 of the case with sorted keys and rows (section 9): the order of rows in the file does not matter. */
export const caseDigest = (given: unknown): string => sha256(JSON.stringify(inOrder(given)));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((row) => JSON.stringify(inOrder(row)));
    return rows.sort().map((row) => JSON.parse(row) as unknown);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)]));
}
