import yauzl from 'yauzl';
import type { Problem } from '../../engine/index.js';

const LARGEST_FILE = 20 * 1024 * 1024;
const LARGEST_INFLATED = 100 * 1024 * 1024;
const MOST_ENTRIES = 2000;

/** What a file is, seen from its bytes, before anything is inflated; null when it may be read. */
export async function guard(file: Uint8Array): Promise<Problem | null> {
  const refuse = (code: string, value: string, most?: number): Problem => {
    return { code, place: '', value, ...(most === undefined ? {} : { details: { most: String(most) } }) };
  };
  if (file.length > LARGEST_FILE) return refuse('file_too_large', String(file.length), LARGEST_FILE);
  if (!(file[0] === 0x50 && file[1] === 0x4b && file[2] === 0x03 && file[3] === 0x04)) {
    return refuse('wrong_file_type', '');
  }
  let contents: { names: Set<string>; inflated: number; entries: number };
  try {
    contents = await listEntries(Buffer.from(file.buffer, file.byteOffset, file.length));
  } catch (error) {
    return refuse('unreadable_workbook', (error as Error).message);
  }
  if (contents.entries > MOST_ENTRIES || contents.inflated > LARGEST_INFLATED) {
    return refuse('inflates_beyond_bounds', String(contents.inflated), LARGEST_INFLATED);
  }
  return contents.names.has('xl/workbook.xml') ? null : refuse('wrong_file_type', '');
}

/** Adds up what every entry inflates to; the sizes a zip states may be false. */
async function listEntries(bytes: Buffer): Promise<{ names: Set<string>; inflated: number; entries: number }> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const names = new Set<string>();
  let [inflated, entries] = [0, 0];
  for await (const entry of zip.eachEntry()) {
    entries++;
    names.add(entry.fileName);
    if (entries > MOST_ENTRIES || inflated + entry.uncompressedSize > LARGEST_INFLATED) {
      inflated += entry.uncompressedSize;
      break;
    }
    // A false size makes the stream fail: what inflates further than it says is refused.
    for await (const chunk of await zip.openReadStreamPromise(entry)) inflated += (chunk as Buffer).length;
  }
  return { names, inflated, entries };
}
