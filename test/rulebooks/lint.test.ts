import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkRulebook } from '../../libs/application/index.js';
import { CHECKS, decreeText, listDecrees } from '../../libs/rulebooks/index.js';
import { lintsInChinese, lintsInEnglish, problemsInEnglish, sentence } from '../../libs/texts/index.js';

const here = import.meta.dirname;
const codes = CHECKS.map(({ code }) => code);

interface Fixture {
  readonly name: string;
  readonly code: string;
  readonly text: string;
}

/** `<code>.yaml`, `<code>--<what is shown>.yaml` */
const fixturesIn = (kind: 'ok' | 'not-ok'): Fixture[] =>
  readdirSync(path.join(here, 'lint', kind)).map((file) => ({
    name: `${kind}/${file}`,
    code: file.replace(/(--.*)?\.yaml$/u, ''),
    text: readFileSync(path.join(here, 'lint', kind, file), 'utf8'),
  }));

const warningsOf = (text: string): string[] => {
  const { problems, warnings } = checkRulebook(text);
  expect(problems).toEqual([]);
  return warnings.map(({ code, details }) => `${code} ${details?.line}:${details?.column}`);
};

/** Where each not-ok rulebook is doubtful; nothing else is told of it. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  band_gap: ['18:26', '19:25', '26:38'],
  duplicate_request: ['12:3'],
  falling_fine: ['22:44', '28:44', '34:44', '40:65'],
  fine_on_official: ['20:9'],
  impossible_value: ['15:47', '20:29'],
  lone_option: ['18:47', '19:44', '20:44'],
  never_fires: ['16:11', '22:11'],
  overlapping_places: ['20:11'],
  petition_penalty: ['22:38', '23:38', '28:11'],
  rank_only: ['22:11', '28:11'],
  thousand_points: ['16:11'],
  'two_measures--streaks': ['32:9'],
  two_measures: ['28:9'],
  uncited_clause: ['8:7'],
  'unguarded_division--wrong-guard': ['14:56', '15:32', '16:26', '17:57'],
  unguarded_division: ['14:38'],
  unreachable_band: ['14:43', '15:52', '16:62', '17:28', '18:68'],
  unused_name: ['12:3', '16:3', '18:3', '20:3', '22:3', '24:3'],
  veto_without_authority: ['18:15'],
  weights_not_full: ['14:3'],
};

const notOk = fixturesIn('not-ok');
const ok = fixturesIn('ok');

test('every check has its file, a rulebook that shows it, and one that is silent', () => {
  const files = readdirSync(path.join(here, '../../libs/rulebooks/lint')).filter((file) => file.endsWith('.ts'));
  const shared = ['finding.ts', 'lint-rulebook.ts'];
  const named = files
    .filter((file) => !shared.includes(file))
    .map((file) => file.replace('.ts', '').replaceAll('-', '_'));
  expect([...named].sort()).toEqual([...codes].sort());
  expect([...new Set(notOk.map(({ code }) => code))].sort()).toEqual([...codes].sort());
  expect([...new Set(ok.map(({ code }) => code))].sort()).toEqual([...codes].sort());
});

test.each(notOk)('$name is told with line and column', ({ name, code, text }) => {
  const places = EXPECTED[path.basename(name, '.yaml')] ?? [];
  expect(warningsOf(text)).toEqual(places.map((place) => `${code} ${place}`));
  expect(places.length).toBeGreaterThan(0);
});

test.each(ok)('$name is silent', ({ text }) => {
  expect(warningsOf(text)).toEqual([]);
});

test('what the decrees of the product warn about: three places that rest on rank alone, and vetoes without authority', () => {
  const found = ['wenxian-2025', 'minqing-rounds'].flatMap((id) =>
    checkRulebook(decreeText(id)).warnings.map(({ code, place, clause }) => [id, code, place, clause].join(' ')),
  );
  expect(found).toEqual([
    'wenxian-2025 rank_only rules[second_and_third_last].when c2.2.1a',
    'wenxian-2025 rank_only rules[last_place_veto].when c2.2.1b',
    'wenxian-2025 veto_without_authority rules[last_place_veto].then[0] c2.2.1b',
    'wenxian-2025 rank_only rules[bottom_three_linked].when c2.3',
  ]);
});

test('a decree of the product that is in force gives no warning', () => {
  for (const { id, status } of listDecrees()) {
    if (status === 'in_force') expect(checkRulebook(decreeText(id)).warnings).toEqual([]);
  }
});

test('both languages have a sentence for every check, and for nothing else', () => {
  expect(Object.keys(lintsInEnglish).sort()).toEqual([...codes].sort());
  expect(Object.keys(lintsInChinese).sort()).toEqual([...codes].sort());
  expect(Object.keys(lintsInEnglish).filter((code) => code in problemsInEnglish)).toEqual([]);
  for (const { text } of notOk) {
    for (const warning of checkRulebook(text).warnings) {
      for (const language of ['zh', 'en'] as const) expect(sentence(warning, language)).not.toMatch(/\{|undefined/);
    }
  }
});

test.each(['rulebooks.md', 'rulebooks.zh-CN.md'])('docs/%s lists exactly the warnings that exist', (page) => {
  const text = readFileSync(path.join(here, '../../docs', page), 'utf8');
  const section = text.slice(text.search(/^## .*`kaohe check`/mu));
  const listed = [...section.matchAll(/^\| `(\w+)` \|/gmu)].map(([, code]) => code);
  expect(listed.sort()).toEqual([...codes, 'medical_quota'].sort());
});
