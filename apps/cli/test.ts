import { existsSync } from 'node:fs';
import path from 'node:path';
import { assess, printResult, type RunnableRulebook } from '../../libs/application/index.js';
import type { Result } from '../../libs/engine/index.js';
import { saying, sentence, type Language } from '../../libs/texts/index.js';
import { differences, type Difference } from './differences.js';
import { findExamples, type WorkedExample } from './examples.js';
import { readJson, writeWhole } from './files.js';
import { openRulebook } from './rulebook.js';

export interface TestOptions {
  /** A file, a decree's id or a folder; all decrees of the product when left out. */
  readonly rulebook?: string;
  /** Rewrites the expected results. */
  readonly update?: boolean;
}

/** More would hide the first. */
const SHOWN = 5;

/** `kaohe test`: every worked example against its expected result; true when all agree. */
export function testCommand(options: TestOptions, language: Language, print: (text: string) => void): boolean {
  const rulebooks = new Map<string, RunnableRulebook>();
  let bad = 0;
  const examples = findExamples(options.rulebook);
  for (const example of examples) {
    const rulebook = rulebooks.get(example.rulebook) ?? openRulebook(example.rulebook);
    rulebooks.set(example.rulebook, rulebook);
    const { agrees, notes } = verdict(rulebook, example, options.update === true, language);
    if (!agrees) bad++;
    print([`${agrees ? 'ok' : 'not ok'} ${example.name}`, ...notes].join('\n  ') + '\n');
  }
  print(`${saying('counted', language, { examples: examples.length, good: examples.length - bad, bad })}\n`);
  return bad === 0;
}

interface Verdict {
  readonly agrees: boolean;
  readonly notes: readonly string[];
}

function verdict(rulebook: RunnableRulebook, example: WorkedExample, update: boolean, language: Language): Verdict {
  const absent = (key: string, file: string): Verdict => {
    return { agrees: false, notes: [saying(key, language, { file: path.basename(file) })] };
  };
  if (!existsSync(example.case)) return absent('no_case', example.case);
  const outcome = assess(rulebook, readJson(example.case, 'examples'));
  if (!outcome.ok) {
    const notes = outcome.problems.map((problem) =>
      saying('unmet', language, { place: problem.place, message: sentence(problem, language) }),
    );
    return { agrees: false, notes };
  }
  const expected = existsSync(example.result) ? readJson(example.result, 'examples') : null;
  if (expected === null && !update) return absent('no_result', example.result);
  const found = differences(periodsOf(expected), plain(outcome.value).periods, 'periods');
  if (!update) return { agrees: found.length === 0, notes: told(found, language) };
  if (expected !== null && found.length === 0) return { agrees: true, notes: [] };
  writeWhole(example.result, printResult(outcome.value));
  const changes = expected === null ? [] : told(found, language);
  return { agrees: true, notes: [...changes, saying('updated', language)] };
}

/** What follows is compared; the digests say only that a file has changed. */
const periodsOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'periods' in result ? result.periods : undefined;

/** As its file will say it. */
const plain = (result: Result): Result => JSON.parse(printResult(result)) as Result;

function told(found: readonly Difference[], language: Language): string[] {
  const shown = (value: unknown): string =>
    value === undefined ? saying('nothing', language) : short(JSON.stringify(value));
  const lines = found
    .slice(0, SHOWN)
    .map(({ place, expected, got }) =>
      saying('differs', language, { place, expected: shown(expected), got: shown(got) }),
    );
  const more = found.length - lines.length;
  return more === 0 ? lines : [...lines, saying('more', language, { more })];
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
