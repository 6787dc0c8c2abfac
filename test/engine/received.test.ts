import { compileRulebook } from '../../libs/engine/index.js';
import { readRulebook } from '../../libs/rulebooks/index.js';
import { compiled, problemsOf, unwrap } from '../support/decrees.js';

const HEAD = `
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一 }
organizations: { town: {} }
roles: { head: { of: town } }
inputs: { x: { of: town } }
rules:
  - { id: warn, clause: c1, of: town, when: x > 0, then: [{ measure: { to: head, is: warning } }] }
`;
const rule = (id: string, when: string, is: string, more = ''): string =>
  `  - { id: ${id}, clause: c1, of: official, when: '${when}', then: [{ measure: { to: official, is: ${is} } }]${more} }\n`;
const mistakes = (rules: string): (string | null)[][] =>
  problemsOf(compileRulebook(unwrap(readRulebook(HEAD + rules)).rulebook)).map(({ code, place, value }) => [
    code,
    place,
    value,
  ]);

describe('what a rule counts by received rests on the rules above it', () => {
  it('a rule that overrides the one whose actions it counts is a loop', () => {
    const mild = rule('mild', 'received(warning) > 0', 'suspension');
    const harsh = rule('harsh', 'received(suspension) > 0', 'removal', ', overrides: mild');
    expect(mistakes(mild + harsh)).toEqual([['cycle', 'rules[harsh].when', 'mild -> harsh -> mild']]);
    expect(mistakes(mild + harsh.replace('received(suspension)', 'received(measure)'))).toHaveLength(1);
  });

  it('a loop through a third rule is found as well', () => {
    const first = rule('first', 'received(warning) > 0', 'talk');
    const second = rule('second', 'received(talk) > 0', 'suspension');
    const third = rule('third', 'received(suspension) > 0', 'removal', ', overrides: first');
    expect(mistakes(first + second + third)).toEqual([
      ['cycle', 'rules[second].when', 'first -> third -> second -> first'],
    ]);
  });

  it('overriding a rule whose actions are not counted is none', () => {
    const mild = rule('mild', 'streak(received(warning) > 0) >= 1', 'suspension');
    const harsh = rule('harsh', 'streak(received(warning) > 0) >= 2', 'removal', ', overrides: mild');
    expect(compiled(HEAD + mild + harsh).rules.map(({ rule: { id } }) => id)).toEqual(['warn', 'mild', 'harsh']);
  });

  it('a mistake after a rule that another overrides is told at its own place', () => {
    const bodies = `  - { id: mild, clause: c1, of: town, when: x > 1, then: [{ measure: { to: head, is: talk } }] }
  - { id: harsh, clause: c1, of: town, when: x > 2, overrides: mild, then: [{ measure: { to: head, is: removal } }] }
`;
    const late =
      "  - { id: late, clause: c1, of: town, when: 'fired(mild) and y > 1', then: [{ veto: organization }] }\n";
    expect(mistakes(late + bodies)).toEqual([['unknown_name', 'rules[late].when', 'y']]);
  });
});
