import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCase, evaluate } from '../../libs/engine/index.js';
import { compiled, unwrap } from '../support/decrees.js';
import { blocksOf } from './blocks.js';
import { computedValues, followLines, isValue } from './follows.js';

const FOLDER = path.join(import.meta.dirname, '../../docs/cookbook');
const SHAPES = [
  ['top-k', 'bottom-k', 'quota-inside-a-grade', 'highest-only', 'doubled-when-urged', 'two-lists-at-once'],
  ['ladder-by-role', 'exemption', 'relative-to-the-mean', 'rank-inside-a-parent', 'pool-split', 'formula-money'],
  ['streak-of-a-person', 'window', 'two-classes'],
].flat();

const pageOf = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const pages = SHAPES.flatMap((shape) => [`${shape}.md`, `${shape}.zh-CN.md`]);

test('the cookbook holds these shapes, in both languages, and its index lists them', () => {
  const there = readdirSync(FOLDER).filter((file) => !file.startsWith('README'));
  expect(there.sort()).toEqual([...pages].sort());
  const listed = (index: string): string[] =>
    [...pageOf(index).matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gmu)].map(([, file]) => file);
  expect(listed('README.md')).toEqual(SHAPES.map((shape) => `${shape}.md`));
  expect(listed('README.zh-CN.md')).toEqual(SHAPES.map((shape) => `${shape}.zh-CN.md`));
});

test.each(pages)('%s: what it says follows is what follows', (page) => {
  const [rulebook, given, follows] = ['yaml', 'json', 'follows'].map((kind) => {
    const found = blocksOf(pageOf(page), kind);
    expect(found).toHaveLength(1);
    return found[0];
  });
  const program = compiled(rulebook);
  const { periods } = unwrap(evaluate(program, unwrap(checkCase(program, JSON.parse(given)))));
  const stated = follows.trim().split('\n');
  expect(stated).toEqual([...computedValues(periods, stated), ...followLines(periods)]);
  expect(stated.some((line) => !isValue(line))).toBe(true);
});

test.each(SHAPES)('%s shows the same in both languages', (shape) => {
  for (const kind of ['yaml', 'json', 'follows']) {
    expect(blocksOf(pageOf(`${shape}.zh-CN.md`), kind)).toEqual(blocksOf(pageOf(`${shape}.md`), kind));
  }
});
