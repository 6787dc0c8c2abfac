import type { Outcome } from '../../engine/index.js';

/** No decree comes near this; a larger file is refused before it is parsed. */
const LARGEST = 1024 * 1024;

/** The text of a rulebook's bytes: strict UTF-8, of a reasonable size. */
export function textOfBytes(bytes: Uint8Array): Outcome<string> {
  if (bytes.length > LARGEST) {
    const details = { reason: 'too_large', largest: String(LARGEST) };
    return { ok: false, problems: [{ code: 'syntax', place: 'rulebook', value: String(bytes.length), details }] };
  }
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    return {
      ok: false,
      problems: [{ code: 'syntax', place: 'rulebook', value: null, details: { reason: 'not_utf8' } }],
    };
  }
}
