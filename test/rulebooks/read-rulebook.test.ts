import { createHash } from 'node:crypto';
import { compileRulebook } from '../../libs/engine/index.js';
import { decreeText, listDecrees, readRulebook, withPositions, type ReadRulebook } from '../../libs/rulebooks/index.js';

const HEAD = `kaohe: 1
id: small
title: { zh: 小, en: Small }
source: { status: draft }
period: year
clauses: { c1: one }
organizations: { township: {} }
`;
const RULES = 'rules: []\n';

const good = (text: string): ReadRulebook => {
  const read = readRulebook(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

/** `code place line:column` of every problem. */
const bad = (text: string | Uint8Array): string[] => {
  const read = readRulebook(text);
  if (read.ok) throw new Error('read without a problem');
  return read.problems.map(({ code, place, details }) => `${code} ${place} ${details?.line}:${details?.column}`);
};

const inputs = (inner: string): string => `${HEAD}inputs: { a: { of: township, ${inner} } }\n${RULES}`;

test('every decree of the product reads and compiles', () => {
  const decrees = listDecrees();
  expect(decrees.map(({ id }) => id)).toEqual(expect.arrayContaining(['minqing-rounds', 'wenxian-2025']));
  for (const { id, digest } of decrees) {
    expect(compileRulebook(good(decreeText(id)).rulebook)).toMatchObject({ ok: true });
    expect(digest).toBe(createHash('sha256').update(decreeText(id)).digest('hex'));
  }
});

test('a decimal keeps every digit its author wrote', () => {
  const max = good(inputs('min: -0.10, max: 123456789012.123456789')).rulebook.inputs.a;
  expect(max).toMatchObject({ min: '-0.1', max: '123456789012.123456789' });
});

test.each([
  ['min: 1e13', 'out_of_range inputs[a].min 8:35'],
  ['min: 0x10', 'not_a_number inputs[a].min 8:35'],
  ['min: ten', 'not_a_number inputs[a].min 8:35'],
  ['min: 5, max: 4', 'out_of_range inputs[a].min 8:30'],
  ['period: week', 'not_a_value inputs[a].period 8:38'],
  ['colour: red', 'unknown_name inputs[a].colour 8:30'],
  ['unit: x, unit: y', 'duplicate inputs[a].unit 8:39'],
  ['values: [a, a]', 'duplicate inputs[a].values[1] 8:42'],
  ['values: []', 'missing_field inputs[a].values 8:38'],
])('an input with %s is refused at its place', (inner, expected) => {
  expect(bad(inputs(inner))).toEqual([expected]);
});

test.each([
  ['- fine: { to: organization }', 'missing_field rules[r].then[0] 14:15'],
  ['- fine: { to: organization, options: {} }', 'missing_field rules[r].then[0].options 14:44'],
  ['- fine: { to: organization, amount: 1, between: [1, 2] }', 'ambiguous rules[r].then[0].between 14:46'],
  ['- bar: { to: organization }', 'missing_field rules[r].then[0].from 14:14'],
  ['- pay: { to: organization }', 'unknown_name rules[r].then[0].pay 14:9'],
])('a consequence %s is refused', (consequence, expected) => {
  const rule = `rules:\n  - id: r\n    clause: c1\n    of: township\n    when: true\n    then:\n      ${consequence}\n`;
  expect(bad(HEAD + rule)).toContain(expected);
});

test('all problems come at once', () => {
  const text = HEAD.replace('period: year\n', '').replace('id: small', 'id: "a b"') + 'extra: 1\n';
  expect(bad(text).map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
    'bad_name id',
    'missing_field period',
    'missing_field rules',
    'unknown_name extra',
  ]);
});

test.each([
  ['anchors', 'a: &x 1\n'],
  ['aliases', 'a: &x 1\nb: *x\n'],
  ['tags', 'a: !!str 1\n'],
  ['an open bracket', 'a: [1\n'],
  ['two documents', 'a: 1\n---\nb: 2\n'],
  ['deep nesting', '['.repeat(20_000)],
])('%s are refused', (_what, text) => {
  expect(bad(text).every((problem) => problem.startsWith('syntax rulebook '))).toBe(true);
});

test('bytes that are no UTF-8, and files beyond a megabyte, are refused', () => {
  expect(bad(Uint8Array.of(0xff, 0xfe))).toHaveLength(1);
  expect(bad(`${HEAD}${RULES}#${'x'.repeat(1024 * 1024)}`)).toHaveLength(1);
});

test('a mistake inside an expression is found in its line and column, folded or not', () => {
  const fact = (is: string): string => `${HEAD}facts:\n  f:\n    of: township\n    is: ${is}\n${RULES}`;
  const found = (text: string): (string | undefined)[] => {
    const read = good(text);
    const compiled = compileRulebook(read.rulebook);
    if (compiled.ok) throw new Error('compiled');
    return withPositions(read, compiled.problems).map((one) => `${one.details?.line}:${one.details?.column}`);
  };
  expect(found(fact('1 + nowhere'))).toEqual(['11:13']);
  expect(found(fact("'1 + nowhere'"))).toEqual(['11:14']);
  expect(found(fact('>-\n      1 +\n      2 +\n      nowhere'))).toEqual(['14:7']);
});
