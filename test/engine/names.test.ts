import { compileRulebook } from '../../libs/engine/index.js';
import { readRulebook } from '../../libs/rulebooks/index.js';
import { unwrap } from '../support/decrees.js';

const told = (holder: string, id: string, own = ''): string[] => {
  const text = `
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一 }
organizations: { town: {} }
holder: ${holder}
inputs: { x: { of: town } }
events: { card: { of: town } }
rules:
  - { id: ${id}, clause: c1, event: card, ${own} then: [{ veto: organization }] }
`;
  const outcome = compileRulebook(unwrap(readRulebook(text)).rulebook);
  return outcome.ok ? [] : outcome.problems.map(({ code, place, value }) => `${code} ${place} ${value}`);
};

it.each([
  ['majority', 'r', '', []],
  ['event_date', 'r', '', []],
  ['whoever', 'r', '', ['unknown_name holder whoever']],
  ['whoever', 'r', 'holder: any,', ['unknown_name holder whoever']],
  ['any', 'r', 'holder: never,', ['unknown_name rules[r].holder never']],
  ['any', 'weight', '', ['reserved_name rules[weight] weight']],
])('holder %s, rule %s %s', (holder, id, own, expected) => {
  expect(told(holder, id, own)).toEqual(expected);
});
