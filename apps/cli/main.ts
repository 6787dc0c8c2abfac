import { parseArgs } from 'node:util';
import { sentence, type Language } from '../../libs/texts/index.js';
import { checkCommand } from './check.js';
import { compareCommand } from './compare.js';
import { distanceCommand } from './distance.js';
import { evaluateCommand } from './evaluate.js';
import { explainCommand } from './explain.js';
import { BadInput, refuse } from './failure.js';
import { testCommand } from './test.js';

/** `kaohe`: exit 0 done; 2 bad input, every problem one JSON object a line on standard error; 1 our own fault. */

const COMMANDS =
  'evaluate, explain, compare, distance, check, test, import, export penalties, verify assessment, verify export';

const OPTIONS = {
  rulebook: { type: 'string', multiple: true },
  reading: { type: 'string', multiple: true },
  'all-readings': { type: 'boolean' },
  robustness: { type: 'boolean' },
  case: { type: 'string' },
  cases: { type: 'string' },
  out: { type: 'string' },
  period: { type: 'string' },
  of: { type: 'string' },
  json: { type: 'boolean' },
  depth: { type: 'string' },
  lang: { type: 'string' },
  update: { type: 'boolean' },
  key: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const HELP = `kaohe evaluate --rulebook FILE_OR_ID --case FILE [--out FILE]
kaohe evaluate --rulebook FILE_OR_ID --cases DIR --out DIR
kaohe explain --rulebook FILE_OR_ID --case FILE --of T05/assessment@2025 [--depth N | --json]
kaohe compare --case FILE --rulebook A (--rulebook B | --reading c2.3#1 ... | --all-readings) [--json]
kaohe distance --case FILE --rulebook FILE_OR_ID --period 2025 (--of T05 | --robustness) [--json]
kaohe check --rulebook FILE_OR_ID [--json]
kaohe test [--rulebook FILE_OR_ID | DIR] [--update]
kaohe import FILE.xlsx
kaohe export penalties --period 2025 --out FILE.xlsx
kaohe verify assessment ID
kaohe verify export FILE --key PUBLIC_KEY.pem
        [--lang zh|en]
`;

let language: Language = 'zh';
let failed = false;

function complain({ problems, file }: BadInput): void {
  failed = true;
  for (const problem of problems) {
    const { code, place, value } = problem;
    const said = { code, place, value, message: sentence(problem, language) };
    process.stderr.write(`${JSON.stringify(file === null ? said : { file, ...said })}\n`);
  }
}

async function run(given: readonly string[]): Promise<void> {
  const { values, positionals } = parse(given);
  if (values.lang === 'en') language = 'en';
  else if (values.lang !== undefined && values.lang !== 'zh') {
    throw refuse('usage', '--lang', values.lang, { expected: 'zh | en' });
  }
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const [command, ...rest] = positionals;
  const extra =
    rest[command === 'verify' ? 2 : command === 'import' || command === 'export' || command === 'test' ? 1 : 0];
  if (extra !== undefined) throw refuse('usage', 'kaohe', extra, { expected: COMMANDS });
  const { rulebook: rulebooks = [], ...others } = values;
  if (command !== 'compare' && rulebooks.length > 1) {
    throw refuse('usage', '--rulebook', rulebooks[1], { expected: COMMANDS });
  }
  const one = { ...others, rulebook: rulebooks[0] };
  switch (command) {
    case 'compare': {
      const { reading: readings = [], 'all-readings': allReadings = false, json = false } = values;
      const options = { rulebooks, readings, allReadings, json, case: values.case };
      return compareCommand(options, language, (text) => process.stdout.write(text));
    }
    case 'evaluate':
      return evaluateCommand(one, (text) => process.stdout.write(text), complain);
    case 'explain':
      return explainCommand(one, language, (text) => process.stdout.write(text));
    case 'distance':
      return distanceCommand(one, language, (text) => process.stdout.write(text));
    case 'check': {
      if (one.rulebook === undefined)
        throw refuse('usage', '--rulebook', null, { expected: 'check --rulebook FILE [--json]' });
      const out = (text: string) => process.stdout.write(text);
      const err = (text: string) => process.stderr.write(text);
      if (!checkCommand(one.rulebook, { language, json: values.json === true, out, err })) failed = true;
      return;
    }
    case 'test': {
      const { rulebook = rest[0], update } = one;
      if (rest[0] !== undefined && rest[0] !== rulebook) {
        throw refuse('usage', 'test', rest[0], { expected: 'test [--rulebook FILE_OR_ID | DIR] [--update]' });
      }
      if (!testCommand({ rulebook, update }, language, (text) => process.stdout.write(text))) failed = true;
      return;
    }
    case 'import': {
      if (rest[0] === undefined) throw refuse('usage', 'FILE', null, { expected: 'import FILE.xlsx' });
      const { importCommand } = await import('./county.js');
      return importCommand(rest[0], (text) => process.stdout.write(text));
    }
    case 'verify': {
      const [what, subject] = rest;
      const { key } = values;
      if ((what !== 'assessment' && what !== 'export') || subject === undefined) {
        throw refuse('usage', 'verify', what ?? null, {
          expected: 'verify assessment ID | verify export FILE --key PEM',
        });
      }
      const { verifyAssessmentCommand, verifyExportCommand } = await import('./verify.js');
      const out = (text: string) => process.stdout.write(text);
      if (what === 'export' && key === undefined)
        throw refuse('usage', '--key', null, { expected: '--key PUBLIC_KEY.pem' });
      const holds =
        what === 'export'
          ? verifyExportCommand(subject, key as string, out)
          : await verifyAssessmentCommand(subject, out);
      if (!holds) failed = true;
      return;
    }
    case 'export': {
      const { period, out } = values;
      if (rest[0] !== 'penalties' || period === undefined || out === undefined) {
        throw refuse('usage', 'export', rest[0] ?? null, {
          expected: 'export penalties --period 2025 --out FILE.xlsx',
        });
      }
      const { exportCommand } = await import('./county.js');
      return exportCommand(period, out);
    }
    default:
      throw refuse('usage', 'kaohe', command ?? '', { expected: COMMANDS });
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuse('usage', 'kaohe', error.message, { expected: COMMANDS });
  }
}

try {
  await run(process.argv.slice(2));
  process.exitCode = failed ? 2 : 0;
} catch (error) {
  if (error instanceof BadInput) {
    complain(error);
    process.exitCode = 2;
  } else {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
