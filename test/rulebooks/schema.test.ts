import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { checkCase, compileRulebook } from '../../libs/engine/index.js';
import { decreeText, listDecrees, readRulebook } from '../../libs/rulebooks/index.js';
import { examplesOf, problemsOf, unwrap } from '../support/decrees.js';
import { blocksOf } from './blocks.js';
import { changed, ONE_OF_EVERYTHING, readerKeys, requiredKeys, THINGS, type Thing } from './reader-keys.js';

const ROOT = path.join(import.meta.dirname, '../..');
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

interface Shape {
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape & { readonly description?: string }>>;
  readonly required?: readonly string[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const rulebookSchema = JSON.parse(textOf('libs/rulebooks/schema/rulebook.schema.json')) as Shape;
const caseSchema = JSON.parse(textOf('libs/rulebooks/schema/case.schema.json')) as Shape;
const ajv = new Ajv2020({ strictTypes: false, allowUnionTypes: true });
const isRulebook: ValidateFunction = ajv.compile(rulebookSchema);
const isCase: ValidateFunction = ajv.compile(caseSchema);

const problemsWith = (validate: ValidateFunction, given: unknown): unknown[] =>
  validate(given) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const DOCS = [
  'docs/rulebooks.md',
  ...readdirSync(path.join(ROOT, 'docs/cookbook')).map((file) => `docs/cookbook/${file}`),
];
const blocks = (words: readonly string[]): [string, string][] =>
  DOCS.filter((file) => !file.includes('README')).flatMap((file) =>
    words.flatMap((word) => blocksOf(textOf(file), word).map((text): [string, string] => [`${file} ${word}`, text])),
  );

describe('what is right is accepted', () => {
  const rulebooks = [
    ...listDecrees().map(({ id }): [string, string] => [id, decreeText(id)]),
    ...blocks(['yaml', 'yaml model-county']).filter(([, text]) => text.startsWith('kaohe:')),
    ['everything', JSON.stringify(ONE_OF_EVERYTHING)] as [string, string],
  ];
  const cases = [
    ...listDecrees().flatMap(({ id }) => examplesOf(id).map(({ name, given }): [string, unknown] => [name, given])),
    ...blocks(['json', 'json model-county', 'json examples/first-year.case.json']).map(
      ([name, text]): [string, unknown] => [name, JSON.parse(text)],
    ),
  ];

  test('everything is a rulebook that compiles', () => {
    const read = unwrap(readRulebook(JSON.stringify(ONE_OF_EVERYTHING)));
    expect(compileRulebook(read.rulebook)).toMatchObject({ ok: true });
  });

  test('there is enough to try', () => expect([rulebooks.length > 18, cases.length > 25]).toEqual([true, true]));

  test.each(rulebooks)('rulebook %s', (_name, text) => {
    expect(readRulebook(text)).toMatchObject({ ok: true });
    expect(problemsWith(isRulebook, parse(text, { version: '1.2' }))).toEqual([]);
  });

  test.each(cases)('case %s', (_name, given) => expect(problemsWith(isCase, given)).toEqual([]));
});

/** Where each thing stands in the schema. */
const DEFINITIONS: Record<Thing, string | null> = {
  top: null,
  source: 'source',
  clause: 'clause',
  name: 'names',
  organization: 'organization',
  role: 'role',
  input: 'input',
  event: 'event',
  fact: 'fact',
  sheet: 'sheet',
  indicator: 'indicator',
  ranking: 'ranking',
  rule: 'rule',
  consequence: 'consequence',
  'reward, fine, measure': 'money',
  bar: 'bar',
  duty: 'duty',
  'open question': 'openQuestion',
};

/** The one object that a definition allows. */
const objectOf = (shape: Shape): Shape => shape.anyOf?.find(({ type }) => type === 'object') ?? shape;

describe.each(Object.entries(DEFINITIONS) as [Thing, string | null][])('%s', (thing, name) => {
  const shape = objectOf(name === null ? rulebookSchema : (rulebookSchema.$defs?.[name] ?? {}));

  test('has the keys that the reader knows', () => {
    expect(Object.keys(shape.properties ?? {}).sort()).toEqual(readerKeys(thing));
    expect([...(shape.required ?? [])].sort()).toEqual(requiredKeys(thing));
  });

  test('explains each key in both languages', () => {
    const silent = Object.entries(shape.properties ?? {}).filter(
      ([, { description = '' }]) => !/^[^·]+ · .*\S/u.test(description),
    );
    expect(silent).toEqual([]);
  });

  test('is refused with a key that nobody knows', () => {
    expect(isRulebook(changed(THINGS[thing], (part) => (part.no_such_key = 1)))).toBe(false);
  });
});

/** What only the reader sees: values whose order or calendar a schema cannot compare. */
const READER_ONLY = new Set([
  'inputs.rate.min="250"', // above max
  'inputs.rate.max="-1"', // below min
  'inputs.rate.max=-1',
  'source.issued="2025-02-30"',
]);

/** A word of YAML as a name that nothing refers to: it reads, and the schema wants a name. */
const UNUSED_WORDS = new Set(['holder=true', 'rules.0.id=true']);

/** An expression `null` reads; an editor cannot tell it from nothing written, which does not. */
const isNullExpression = (at: readonly (string | number)[], trial: unknown): boolean =>
  trial === null && /\.(is|score|by|ties\.0|between\.\d|options\.\w+)$/u.test(at.join('.'));

/** Names such as `true` read, and are reserved, or name nothing: the engine refuses them, and the schema may. */
const isRefusedByTheEngine = (given: object): boolean => {
  const read = readRulebook(JSON.stringify(given));
  return read.ok && !compileRulebook(read.value.rulebook).ok;
};

/** Every key of everything, with every one of these in its place. */
const TRIALS: readonly unknown[] = [
  [{}, [], [[]], [''], ['a', 'a'], { 'A b': 1 }, { x: {} }, { '': 'x' }, [{}], null, true],
  [1, -1, 1.5, 13, 1e13, '', ' ', 'A B', '名', 'x', '0x10', '250', '-1', '1.', 'year', '2025-02-30', '2025-13-01'],
].flat(1);

const pathsIn = (part: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] => {
  if (typeof part !== 'object' || part === null) return [at];
  const keys: (string | number)[] = Array.isArray(part) ? part.map((_, i) => i) : Object.keys(part);
  return [at, ...keys.flatMap((key) => pathsIn((part as Record<string, unknown>)[key], [...at, key]))];
};

/** What every rulebook must have, and no more: a small file reads fast. */
const LEAST = {
  kaohe: 1,
  id: 'least',
  title: {},
  source: { status: 'draft' },
  period: 'year',
  clauses: {},
  organizations: {},
  rules: [],
};

test('whatever stands at any place, the schema refuses it exactly when the reader does', () => {
  const paths = pathsIn(ONE_OF_EVERYTHING).filter((at) => at.length > 0 && !at.includes('overlay'));
  const differing: string[] = [];
  let refused = 0;
  for (const at of paths) {
    for (const trial of TRIALS) {
      const whole = changed(at.slice(0, -1), (part) => (part[at.at(-1) as string] = trial));
      const [key] = at as [keyof typeof whole];
      const given = { ...LEAST, [key]: whole[key] };
      const read = readRulebook(JSON.stringify(given));
      const valid = isRulebook(given);
      if (!read.ok) refused++;
      if (read.ok === valid) continue;
      const what = `${at.join('.')}=${JSON.stringify(trial)}`;
      const stricter = UNUSED_WORDS.has(what) || isNullExpression(at, trial) || isRefusedByTheEngine(whole);
      const fine = read.ok ? stricter : READER_ONLY.has(what);
      if (!fine) differing.push(`${what}: ${read.ok ? 'read' : JSON.stringify(read.problems)}`);
    }
  }
  expect(differing).toEqual([]);
  expect(refused).toBeGreaterThan(1000);
});

test.each([
  ['an amount and a range', THINGS['reward, fine, measure'], { amount: 1, between: [1, 2] }],
  ['an amount and options', THINGS['reward, fine, measure'], { amount: 1, options: ['a'] }],
  ['a code beside a list of codes', THINGS['reward, fine, measure'], { amount: null, is: 'a', options: ['b'] }],
  ['nothing to say what is due', THINGS['reward, fine, measure'], { amount: null, is: null }],
  ['a range of three', THINGS['reward, fine, measure'], { amount: null, between: [1, 2, 3] }],
  ['periods and months', THINGS.bar, { months: 3 }],
  ['two deadlines', THINGS.duty, { within_working_days: 3 }],
  ['two kinds in one consequence', THINGS.consequence, { veto: 'organization' }],
  ['a rule of two subjects', THINGS.rule, { of: 'township' }],
  ['a rule of no subject', THINGS.rule, { event: null }],
  ['a rule without a condition', ['rules', 0], { when: null }],
  ['bounds of a list of values', ['inputs', 'grade'], { min: 1 }],
  ['a zero for a list of values', ['inputs', 'grade'], { missing: 'zero' }],
])('%s is refused by both', (_what, at, change) => {
  const given = changed(at, (part) => Object.assign(part, change));
  expect(readRulebook(JSON.stringify(given)).ok).toBe(false);
  expect(isRulebook(given)).toBe(false);
});

describe('a case', () => {
  const [, text] = blocks(['json model-county'])[0];
  const [, rulebook] = blocks(['yaml model-county'])[0];
  const program = unwrap(compileRulebook(unwrap(readRulebook(rulebook)).rulebook));
  const DETERMINATION = { period: '2025', rule: 'last_place', by: 'a', reason: 'b', choice: 'c' };
  type Rows = Record<string, unknown>;
  const whole = (): Rows => ({ ...(JSON.parse(text) as Rows), determinations: [DETERMINATION] });
  const LISTS = ['organizations', 'officials', 'appointments', 'readings', 'events', 'determinations'];
  const rowOf = (given: Rows, list: string | null): Rows =>
    list === null ? given : list === 'county' ? (given.county as Rows) : (given[list] as Rows[])[0];
  const problems = (change: (row: Rows) => void, list: string | null) => {
    const given = whole();
    change(rowOf(given, list));
    const checked = checkCase(program, given);
    return { told: checked.ok ? [] : problemsOf(checked), valid: isCase(given) };
  };

  test.each([null, 'county', ...LISTS])('%s has the keys that the engine knows', (list) => {
    const { told, valid } = problems((row) => (row.no_such_key = 1), list);
    const known = told.find(({ value }) => value === 'no_such_key')?.details?.expected?.split(', ') ?? [];
    const shape =
      list === null
        ? caseSchema
        : list === 'county'
          ? caseSchema.properties?.county
          : caseSchema.$defs?.[list.slice(0, -1)];
    expect(valid).toBe(false);
    expect(Object.keys(shape?.properties ?? {}).sort()).toEqual(known.sort());
    const required = known.filter((key) => {
      const without = problems((row) => delete row[key], list);
      const place = without.told.find(({ code, place: at }) => code === 'missing_field' && at.endsWith(key));
      if (place !== undefined) expect(without.valid).toBe(false);
      return place !== undefined;
    });
    expect([...(shape?.required ?? [])].sort()).toEqual(required.sort());
  });

  test.each([
    ['organizations', { name: '' }],
    ['organizations', { code: 7 }],
    ['organizations', { from: '2025-13-01' }],
    ['organizations', { fields: [] }],
    ['appointments', { numbers: { pay: 'much' } }],
    ['appointments', { to: 'now' }],
    ['readings', { period: '2025-13' }],
    ['readings', { period: '2025Q5' }],
    ['readings', { value: true }],
    ['events', { date: '1 May' }],
    ['events', { date: '2025-00-10' }],
    ['determinations', { choice: null }],
    ['determinations', { amount: '300' }],
    ['determinations', { choice: null, amount: 'much' }],
    ['determinations', { by: '' }],
    ['county', { name: '' }],
    [null, { case: 2 }],
    [null, { periods: '2025' }],
    [null, { periods: ['25'] }],
    [null, { periods: ['2025', '2025'] }],
    [null, { readings: {} }],
    [null, { officials: null }],
  ] as [string | null, Rows][])('%s with %j is refused by both', (list, change) => {
    const { told, valid } = problems((row) => Object.assign(row, change), list);
    expect(told.length).toBeGreaterThan(0);
    expect(valid).toBe(false);
  });
});
