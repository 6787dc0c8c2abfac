import { checkRulebook } from '../../libs/application/index.js';
import { decreeText, disputedReadings, listDecrees, readRulebook, withReadings } from '../../libs/rulebooks/index.js';
import { problemsOf, unwrap } from '../support/decrees.js';

const HEAD = `kaohe: 1
id: small
title: { zh: 小 }
source: { status: draft, note: kept }
period: year
clauses: { c1: one }
organizations: { town: {} }
inputs: { x: { of: town, min: 0, max: 10 } }
facts: { f: { of: town, is: x + 1, decimals: 1 } }
rules:
  - { id: first, clause: c1, of: town, when: f > 5, then: [{ veto: organization }] }
  - { id: second, clause: c1, of: town, when: f > 7, overrides: first, then: [{ measure: { to: organization, is: talk } }] }
`;
const question = (overlay: string): string =>
  `readings_of_the_decree: [{ clause: c1, question: q, used: u, alternative: a${overlay === '' ? '' : `, overlay: ${overlay}`} }]\n`;
const switched = (overlay: string) => {
  const text = HEAD + question(overlay);
  const { rulebook } = unwrap(readRulebook(text));
  return unwrap(readRulebook(unwrap(withReadings(text, rulebook, ['c1#1'])))).rulebook;
};

describe('an overlay is laid over the rulebook', () => {
  it('key by key; numbers stay as they are written', () => {
    const { inputs, source, facts } = switched('{ inputs: { x: { max: 20.50 } }, facts: { g: { of: town, is: f } } }');
    expect(inputs.x).toMatchObject({ of: 'town', min: '0', max: '20.5' });
    expect(Object.keys(facts)).toEqual(['f', 'g']);
    expect(source.note).toBe('kept');
  });

  it('rules by their id: one is changed, a new one comes last, the others stay', () => {
    const { rules } = switched(
      '{ rules: [{ id: second, when: f > 9 }, { id: third, clause: c1, of: town, when: f > 8, then: [{ veto: organization }] }] }',
    );
    expect(rules.map(({ id, when }) => [id, when])).toEqual([
      ['first', 'f > 5'],
      ['second', 'f > 9'],
      ['third', 'f > 8'],
    ]);
    expect(rules[1].overrides).toEqual(['first']);
  });

  it('null takes a key away, and any other list is replaced', () => {
    const { rules, source } = switched(
      '{ source: { note: null }, rules: [{ id: second, overrides: null, then: [{ measure: { to: organization, is: warning } }] }] }',
    );
    expect(source.note).toBeUndefined();
    expect(rules[1].overrides).toEqual([]);
    expect(rules[1].then.map(({ is }) => is)).toEqual(['warning']);
  });
});

it('a reading is named by its clause and its place among the clause’s questions', () => {
  const { rulebook } = unwrap(readRulebook(decreeText('wenxian-2025')));
  expect(disputedReadings(rulebook).map(({ name, switchable }) => [name, switchable])).toEqual([
    ['c2.3#1', true],
    ['c2.2.1b#1', false],
    ['c2.3#2', true],
    ['c2.3#3', true],
    ['c2.2.2#1', true],
  ]);
  const [problem] = problemsOf(withReadings(decreeText('wenxian-2025'), rulebook, ['c2.2.1b#1']));
  expect(problem).toEqual({
    code: 'unknown_reading',
    place: '--reading',
    value: 'c2.2.1b#1',
    details: { expected: 'c2.3#1, c2.3#2, c2.3#3, c2.2.2#1' },
  });
});

it('a rulebook is checked under each of its overlays, and a mistake is told where the overlay stands', () => {
  const { problems } = checkRulebook(HEAD + question("{ facts: { f: { is: 'y + 1' } } }"));
  expect(problems).toEqual([
    {
      code: 'unknown_name',
      place: 'readings_of_the_decree[0].overlay',
      value: 'y',
      details: { line: '13', column: '87', clause: 'c1', reading: 'c1#1', at: 'facts[f].is' },
    },
  ]);
});

it.each(listDecrees().map(({ id }) => id))('%s can be read every way it says', (id) => {
  expect(checkRulebook(decreeText(id)).problems).toEqual([]);
});
