import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { decreeFile, isDecree, listDecrees } from '../../libs/rulebooks/index.js';
import { refuse } from './failure.js';
import { noFile } from './files.js';

/** One case and the result it must give; either file may be missing. */
export interface WorkedExample {
  /** `<rulebook's folder or file>/<example>` */
  readonly name: string;
  readonly rulebook: string;
  readonly case: string;
  readonly result: string;
}

const CASE = '.case.json';
const RESULT = '.result.json';

/** The worked examples of a rulebook, of a folder of rulebooks, or of all decrees that come with the product. */
export function findExamples(named: string | undefined): WorkedExample[] {
  const rulebooks = named === undefined ? listDecrees().map(({ id }) => decreeFile(id)) : rulebooksAt(named);
  return rulebooks.flatMap(examplesBeside);
}

/** A file or folder of that name comes before a decree of that id. */
function rulebooksAt(named: string): string[] {
  if (!existsSync(named)) {
    if (isDecree(named)) return [decreeFile(named)];
    const known = listDecrees().map(({ id }) => id);
    throw refuse('no_file', '--rulebook', named, { expected: known.join(', ') });
  }
  if (!statSync(named).isDirectory()) return [named];
  const found = [named, ...folders(named)].map((folder) => path.join(folder, 'rulebook.yaml')).filter(existsSync);
  if (found.length === 0) throw refuse('no_file', '--rulebook', named, { expected: 'rulebook.yaml, */rulebook.yaml' });
  return found;
}

function folders(parent: string): string[] {
  return namesIn(parent)
    .map((name) => path.join(parent, name))
    .filter((file) => statSync(file).isDirectory());
}

/** A rulebook without any example is refused: nothing tested must not look like all is well. */
function examplesBeside(rulebook: string): WorkedExample[] {
  const folder = path.join(path.dirname(rulebook), 'examples');
  const stem = path.basename(rulebook).replace(/\.ya?ml$/u, '');
  const title = stem === 'rulebook' ? path.basename(path.dirname(path.resolve(rulebook))) : stem;
  const named = existsSync(folder) ? namesIn(folder) : [];
  const names = new Set(
    [CASE, RESULT].flatMap((end) =>
      named.filter((file) => file.endsWith(end)).map((file) => file.slice(0, -end.length)),
    ),
  );
  if (names.size === 0) throw refuse('no_file', 'examples', folder, { expected: `*${CASE}, *${RESULT}` });
  return [...names].sort().map((name) => ({
    name: `${title}/${name}`,
    rulebook,
    case: path.join(folder, `${name}${CASE}`),
    result: path.join(folder, `${name}${RESULT}`),
  }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw noFile(error, folder, '--rulebook');
  }
}
