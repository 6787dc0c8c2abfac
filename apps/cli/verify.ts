import { productContext, verifyAssessment } from '../../libs/application/index.js';
import { verifyAudit } from '../../tools/verify-audit.mjs';
import { withCounty } from './county.js';
import { refuse } from './failure.js';
import { readBytes } from './files.js';

/** `kaohe verify assessment ID`: computes it again; what differs is told, and the exit is 2. */
export async function verifyAssessmentCommand(id: string, print: (text: string) => void): Promise<boolean> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw refuse('not_found', 'ID', id);
  let same = false;
  await withCounty(async (store, county) => {
    const found = await store.withTenant(productContext(county), (repositories) => verifyAssessment(repositories, id));
    if (found === null) throw refuse('not_found', 'ID', id);
    ({ same } = found);
    print(`${JSON.stringify(found, null, 1)}\n`);
  });
  return same;
}

/** `kaohe verify export FILE --key PEM`: the same check as `tools/verify-audit.mjs`. */
export function verifyExportCommand(file: string, key: string, print: (text: string) => void): boolean {
  const text = (path: string, place: string): string => new TextDecoder().decode(readBytes(path, place));
  const broken = verifyAudit(text(file, 'FILE'), text(key, '--key'));
  print(`${JSON.stringify(broken === null ? { holds: true } : { holds: false, ...broken })}\n`);
  return broken === null;
}
