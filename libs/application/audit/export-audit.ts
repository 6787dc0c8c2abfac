import type { Repositories } from '../ports/store.js';
import { lineOf } from './chain.js';

/** The sealed record as a file: a head, then one event a line; `kaohe verify export` needs only this and the key. */
export async function exportAudit({ audit, records }: Repositories): Promise<string | null> {
  const county = await records.county();
  const head = await audit.head();
  if (county === null || head === null) return null;
  const chain = (await audit.chain()).filter(({ number }) => number <= head.number);
  const first = JSON.stringify({ kaohe_audit: 1, county: county.code, head });
  const lines = chain.map((event) =>
    JSON.stringify({ number: event.number, digest: event.digest, event: lineOf(county.code, event) }),
  );
  return `${[first, ...lines].join('\n')}\n`;
}
