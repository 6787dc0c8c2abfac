import type { Rulebook } from '../../../engine/index.js';

/** Every text, key and word of an expression in the overlays of open questions: what an alternative reading may use. */
export function wordsOfOverlays({ readingsOfTheDecree }: Rulebook): string[] {
  const found: string[] = [];
  const collect = (part: unknown): void => {
    if (typeof part === 'string') found.push(part, ...(part.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        found.push(key);
        collect(value);
      }
    }
  };
  for (const { overlay } of readingsOfTheDecree) collect(overlay);
  return found;
}
