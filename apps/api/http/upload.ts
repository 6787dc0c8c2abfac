import type { MultipartFile } from '@fastify/multipart';
import { Refused } from './problem.js';

/** Bytes. The parser cuts one byte later, so that a file that was cut is always seen to be too large. */
export const LARGEST_UPLOAD = 20 * 1024 * 1024;

/** The whole file, or `413`: whether the parser tells that it cut a file depends on timing, its length does not. */
export async function wholeFile(file: MultipartFile): Promise<Buffer> {
  const bytes = await file.toBuffer();
  if (bytes.length > LARGEST_UPLOAD) throw new Refused(413, 'file_too_large');
  return bytes;
}
