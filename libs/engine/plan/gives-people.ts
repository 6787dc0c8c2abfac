import type { Consequence } from '../model/rulebook.js';

/** Whether a consequence reaches people and is of this kind or can carry this code: `received` counts it (section 6). */
export function givesPeople({ kind, is, from, options, to }: Consequence, code: string): boolean {
  const people = to.some((one) => one !== 'organization' && one !== 'parent');
  const chosen = (Array.isArray(options) ? options : Object.keys(options ?? {})).includes(code);
  return people && (kind === code || is === code || chosen || from?.includes(code) === true);
}
