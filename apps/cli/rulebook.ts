import { existsSync } from 'node:fs';
import { prepareRulebook, type RunnableRulebook } from '../../libs/application/index.js';
import { decreeText, isDecree, listDecrees } from '../../libs/rulebooks/index.js';
import { BadInput, refuse } from './failure.js';
import { readBytes } from './files.js';

/** `--rulebook FILE_OR_ID`, not yet checked: a file of that name comes before a decree of that id. */
export function readRulebookNamed(named: string): string | Uint8Array {
  if (existsSync(named)) return readBytes(named, '--rulebook');
  if (isDecree(named)) return decreeText(named);
  const known = listDecrees().map(({ id }) => id);
  throw refuse('no_file', '--rulebook', named, { expected: known.join(', ') });
}

export function openRulebook(named: string): RunnableRulebook {
  const prepared = prepareRulebook(readRulebookNamed(named));
  if (!prepared.ok) throw new BadInput(prepared.problems);
  return prepared.value;
}
