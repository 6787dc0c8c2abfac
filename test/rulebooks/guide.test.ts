import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assess, prepareRulebook } from '../../libs/application/index.js';
import { children, parseExpression, type BinaryOperator, type Tree, type TreeType } from '../../libs/engine/index.js';
import { FUNCTIONS } from '../../libs/engine/language/calls.js';
import { sentence, type Language } from '../../libs/texts/index.js';
import { problemsOf, unwrap } from '../support/decrees.js';
import { readRulebook } from '../../libs/rulebooks/index.js';
import { blocksOf } from './blocks.js';
import { computedValues, followLines } from './follows.js';
import { computed, languageExample } from './language-examples.js';
import { readerKeys, requiredKeys, THINGS, type Thing } from './reader-keys.js';

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '../../docs', file), 'utf8');
const GUIDES: [Language, string][] = [
  ['en', read('rulebooks.md')],
  ['zh', read('rulebooks.zh-CN.md')],
];
const only = (page: string, word: string): string => {
  const found = blocksOf(page, word);
  expect(found).toHaveLength(1);
  return found[0];
};
const linesOf = (page: string): string[] => blocksOf(page, 'kaohe').flatMap((block) => block.trim().split('\n'));

describe.each(GUIDES)('the tutorial (%s)', (language, page) => {
  const rulebook = blocksOf(page, 'yaml fragment').join('');

  test('its pieces make a rulebook, and its case gives what it says', () => {
    const result = unwrap(
      assess(unwrap(prepareRulebook(rulebook)), JSON.parse(only(page, 'json examples/first-year.case.json'))),
    );
    const stated = only(page, 'follows').trim().split('\n');
    expect(stated).toEqual([...computedValues(result.periods, stated), ...followLines(result.periods)]);
  });

  test('the mistake that it tells of is told in these words', () => {
    const mistaken = rulebook.replace('linear(satisfaction,', 'linear(satisfacton,');
    const said = problemsOf(prepareRulebook(mistaken)).map((problem) => {
      const { code, place, value } = problem;
      return JSON.stringify({ code, place, value, message: sentence(problem, language) });
    });
    expect(said).toEqual([only(page, 'check').trim()]);
  });

  test('its scores by hand are the scores that the engine gives', () => {
    const [sums] = /60 × 27\/30[^\n]*/u.exec(page) ?? [''];
    const byHand = [...sums.matchAll(/= (\d+(?:\.\d+)?)(?=[.;。；])/gu)].map(([, sum]) => Number(sum).toFixed(2));
    const stated = [...only(page, 'follows').matchAll(/(T01|T03)@2026 contract = (\S+)/gu)].map(([, , score]) => score);
    expect(byHand).toEqual(stated);
  });
});

describe('the language', () => {
  const [[, english], [, chinese]] = GUIDES;
  const examples = linesOf(english).map(languageExample);
  const trees = examples.flatMap(({ expression }) => {
    const parsed = parseExpression(expression);
    return parsed.ok ? [parsed.value] : [];
  });
  const parts = (tree: Tree): Tree[] => [tree, ...children(tree).flatMap(parts)];
  const nodes = trees.flatMap(parts);

  test('both guides show the same examples and the same county', () => {
    expect(linesOf(chinese)).toEqual(linesOf(english));
    expect(new Set(linesOf(english)).size).toBe(linesOf(english).length);
    for (const word of ['yaml model-county', 'json model-county', 'yaml fragment', 'follows']) {
      expect(blocksOf(chinese, word)).toEqual(blocksOf(english, word));
    }
  });

  const model = unwrap(readRulebook(blocksOf(english, 'yaml model-county')[0])).rulebook;
  const given: unknown = JSON.parse(blocksOf(english, 'json model-county')[0]);

  test.each(examples)('$line', (example) => {
    expect(computed(example, model, given)).toBe(example.gives);
  });

  test('every function has an example', () => {
    const shown = new Set(nodes.flatMap((node) => (node.type === 'call' ? [node.name] : [])));
    expect(Object.keys(FUNCTIONS).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('every operator and every form has an example', () => {
    const forms: Record<TreeType, true> = {
      number: true,
      text: true,
      boolean: true,
      null: true,
      name: true,
      member: true,
      filter: true,
      call: true,
      negate: true,
      not: true,
      binary: true,
      between: true,
      among: true,
      if: true,
    };
    const operators: Record<BinaryOperator, true> = {
      or: true,
      and: true,
      '=': true,
      '!=': true,
      '<': true,
      '<=': true,
      '>': true,
      '>=': true,
      '+': true,
      '-': true,
      '*': true,
      '/': true,
    };
    const shown = new Set<string>(nodes.map((node) => (node.type === 'binary' ? node.operator : node.type)));
    const all = [...Object.keys(forms).filter((form) => form !== 'binary'), ...Object.keys(operators)];
    expect(all.filter((form) => !shown.has(form))).toEqual([]);
  });

  test('an example that lies fails', () => {
    const lie = (line: string): boolean => {
      const example = languageExample(line);
      return computed(example, model, given) !== example.gives;
    };
    const lies = ['rate → 95', 'class → "hill"', 'official P3: received(reminder_talk) → 2', 'null → 0'].concat([
      'amount T03: 0.1 * official.pay → 1201',
      'score of 20: weight → 21',
      '10 / 0 → error wrong_type',
    ]);
    expect(lies.filter((line) => !lie(line))).toEqual([]);
  });
});

describe.each(GUIDES)('the reference (%s)', (_language, page) => {
  const tables = new Map(
    [...page.matchAll(/^\| (?:key|键) \(([^)]+)\) \|[^\n]*\n\|[^\n]*\n((?:\|[^\n]*\n)+)/gmu)].map(([, thing, rows]) => [
      thing,
      [...rows.matchAll(/^\| `(\w+)`(\*?) \|/gmu)].map(([, key, star]) => ({ key, required: star === '*' })),
    ]),
  );

  test.each(Object.keys(THINGS) as Thing[])('names the keys of %s, and which are required', (thing) => {
    const rows = tables.get(thing) ?? [];
    expect(rows.map(({ key }) => key).sort()).toEqual(readerKeys(thing));
    const required = rows.filter((row) => row.required).map(({ key }) => key);
    expect(required.sort()).toEqual(requiredKeys(thing));
  });

  test('keeps the interpretation choices', () => {
    const choices = page.slice(page.search(/### (How open points|语言未尽之处)/u));
    expect([...choices.matchAll(/^(\d+)\. /gmu)].map(([, number]) => Number(number))).toEqual(
      Array.from({ length: 13 }, (_, i) => i + 1),
    );
  });
});
