import { existsSync } from 'node:fs';
import { prepareRulebook, type RunnableRulebook } from '../../libs/application/index.js';
import { decreeText, isDecree, listDecrees } from '../../libs/rulebooks/index.js';
import { BadInput, refuse } from './failure.js';
import { readBytes } from './files.js';

/** `--rulebook FILE_OR_ID`: a file of that name comes before a decree of that id. */
export function openRulebook(named: string): RunnableRulebook {
  const bytes = existsSync(named) ? readBytes(named, '--rulebook') : isDecree(named) ? decreeText(named) : null;
  if (bytes === null) {
    throw refuse('no_file', '--rulebook', named, {
      expected: listDecrees()
        .map(({ id }) => id)
        .join(', '),
    });
  }
  const prepared = prepareRulebook(bytes);
  if (!prepared.ok) throw new BadInput(prepared.problems);
  return prepared.value;
}
