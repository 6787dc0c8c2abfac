import { pruneTo, type FailedCondition } from '../../../libs/engine/index.js';
import { compiled } from '../../support/decrees.js';
import { asking, nodesOf, ofKind, only, type Asked } from './asking.js';

/** A township with one reading of each sort, a village below it; rules are what a test asks about. */
function small(rules: readonly string[], facts = ''): Asked {
  const program = compiled(`kaohe: 1
id: small
title: { zh: 小 }
source: { status: draft }
period: year
clauses: { k: text }
organizations: { town: { fields: { class: [hill, plain] } }, ward: { parent: town } }
roles: { mayor: { of: town } }
inputs:
  x: { of: town, unit: percent }
  y: { of: town, missing: unknown }
  w: { of: ward }
events: { visit: { of: town, fields: { points: number, project: text } } }
facts:
  heavy: { of: visit, is: "points > x / 20" }
  above: { of: ward, is: "parent.x" }
  good: { of: town, is: "x >= 60 and not vetoed" }
${facts}
rules:
  - { id: veto, clause: k, of: town, when: "x < 10", then: [{ veto: organization }] }
${rules.map((when, i) => `  - { id: r${i}, clause: k, of: town, when: "${when}", then: [{ duty: { to: organization, is: talk } }] }`).join('\n')}
  - { id: stronger, clause: k, of: town, when: "x > 40", overrides: [weaker], then: [{ duty: { to: organization, is: talk } }] }
  - { id: weaker, clause: k, of: town, when: "x > 20", then: [{ duty: { to: organization, is: talk } }] }
  - { id: below, clause: k, of: ward, when: "parent.x * 2 < 50 or w > 5", then: [{ duty: { to: organization, is: talk } }] }
`);
  const reading = (organization: string, input: string, value: string) => ({
    period: '2025',
    organization,
    input,
    value,
  });
  const town = (code: string) => ({
    code,
    kind: 'town',
    name: code,
    parent: null,
    from: null,
    to: null,
    fields: { class: 'hill' },
  });
  return asking(program, {
    case: 1,
    county: { code: '1', name: 'x' },
    periods: ['2025'],
    organizations: [
      town('A'),
      town('B'),
      { code: 'A1', kind: 'ward', name: 'A1', parent: 'A', from: null, to: null },
      { code: 'N1', kind: 'ward', name: 'N1', parent: 'G', from: null, to: null },
      { ...town('G'), to: '2025-06-30' },
    ],
    officials: [],
    appointments: [],
    readings: [reading('A', 'x', '57.25'), reading('B', 'x', '88.5'), reading('A1', 'w', '3'), reading('N1', 'w', '9')],
    events: [
      { code: 'E1', type: 'visit', organization: 'A', date: '2025-02-01', fields: { points: '3', project: 'p' } },
      { code: 'E2', type: 'visit', organization: 'A', date: '2025-03-01', fields: { points: '5', project: 'p' } },
      { code: 'E3', type: 'visit', organization: 'A', date: '2025-04-01', fields: { points: null, project: 'q' } },
    ],
    determinations: [],
  });
}

/** Left side, what it needs, the bounds, the distance: of each failed condition. */
function failedOf(when: string, facts = ''): unknown[] {
  const root = small([when], facts).root('A/r0@2025');
  const short = ({ left, needs, right, difference, via }: FailedCondition): unknown => [
    said(left),
    needs,
    right.map(said).join(' '),
    difference?.decimal ?? null,
    ...(via.length === 0 ? [] : [via.join(' ')]),
  ];
  return root.kind === 'rule' ? (root.whyNot?.failed ?? []).map(short) : [];
}

const said = (value: FailedCondition['left']): string | null => {
  if (value === null) return null;
  return value.type === 'number'
    ? value.decimal
    : value.type === 'boolean'
      ? String(value.is)
      : 'text' in value
        ? value.text
        : value.type;
};

it.each<[string, unknown[]]>([
  ['x >= 60', [['57.25', '>=', '60', '2.75']]],
  ['x > 50 and x > 70 and x > 90', [['57.25', '>', '70', '12.75']]],
  [
    'x > 90 or x < 10',
    [
      ['57.25', '>', '90', '32.75'],
      ['57.25', '<', '10', '47.25'],
    ],
  ],
  ['x = 57 and y > 1', [['57.25', '=', '57', '0.25']]],
  ['x < 57.25', [['57.25', '<', '57.25', '0']]],
  ['not (x > 50)', [['57.25', '<=', '50', '7.25']]],
  [
    'not (x > 50 and x < 60)',
    [
      ['57.25', '<=', '50', '7.25'],
      ['57.25', '>=', '60', '2.75'],
    ],
  ],
  ['not (x > 50 or x > 70)', [['57.25', '<=', '50', '7.25']]],
  ['x in [60..70]', [['57.25', '>=', '60', '2.75']]],
  ['x in [1..7]', [['57.25', '<=', '7', '50.25']]],
  ['not (x in [50..58])', [['57.25', 'not in', '50 58', '0.75']]],
  ['x in [1, 2]', [['57.25', 'in', '1 2', null]]],
  ['if x > 50 then x > 80 else true', [['57.25', '>', '80', '22.75']]],
  ["match(class, 'hill', x > 60, true)", [['57.25', '>', '60', '2.75']]],
  ['default(previous(x > 1), x > 60)', [['57.25', '>', '60', '2.75']]],
  ["class = 'plain'", [['hill', '=', 'plain', null]]],
  ['x / 3 > 20', [['19.083333', '>', '20', '0.916667']]],
  ['good', [['57.25', '>=', '60', '2.75', 'good']]],
  ['vetoed', [['57.25', '<', '10', '47.25', 'vetoed veto']]],
  ['not fired(stronger)', [['true', null, '', null, 'fired(stronger) stronger']]],
])('%s', (when, failed) => {
  expect(failedOf(when)).toEqual(failed);
});

it.each([
  ['y > 3', 'y'],
  ['x > 50 and y + x > 3', 'y'],
  ['x > 90 or y > 3', 'y'],
  ['not (y > 3)', 'y'],
  ['previous(x) > 3', 'previous(x)'],
])('%s is open because of %s', (when, name) => {
  const root = small([when]).root('A/r0@2025');
  expect(root).toMatchObject({
    status: 'undetermined',
    value: { type: 'null' },
    whyNot: { cause: 'null', failed: [{ missing: [{ name }] }] },
  });
});

it('an overridden rule names the one that went before it', () => {
  expect(small([]).root('A/weaker@2025')).toMatchObject({
    status: 'overridden',
    overriddenBy: ['stronger'],
    whyNot: { cause: 'overridden', overriddenBy: ['stronger'] },
  });
});

it('gathering: what was counted, what was null, what a higher one of its project outdid', () => {
  const root = small([], '  sum: { of: town, is: "sum_highest(visit.points, project)", decimals: 0 }').root(
    'A/sum@2025',
  );
  expect(ofKind(root, 'member').map(({ name, status }) => [name, status])).toEqual([
    ['E1', 'not_highest'],
    ['E2', 'counted'],
    ['E3', 'null'],
  ]);
  expect(only(ofKind(root, 'aggregate'))).toMatchObject({ counted: 1, left: 2, value: { decimal: '5' } });
});

it('peers: the size of the field, and whose the extreme is', () => {
  const root = small([], '  gap: { of: town, is: "best(x) - x", decimals: 2 }').root('A/gap@2025');
  expect(only(ofKind(root, 'peers'))).toMatchObject({
    size: 2,
    value: { decimal: '88.5' },
    inputs: [{}, { name: 'B', organization: 'B' }],
  });
});

it('a fact of an event, asked by the event', () => {
  const asked = small([]);
  expect(asked.root('E2/heavy@2025')).toMatchObject({
    kind: 'fact',
    event: 'E2',
    organization: 'A',
    value: { is: true },
  });
  expect(asked.root('E3/heavy@2025')).toMatchObject({ value: { type: 'null' } });
  expect(asked.refused('E9/heavy@2025')).toEqual(['unknown_name']);
});

it('where the organization above is gone, that is what is missing', () => {
  const root = small([]).root('N1/above@2025');
  expect(root).toMatchObject({ value: { type: 'null' }, inputs: [{ kind: 'missing', reason: 'no_parent' }] });
});

describe('pruned to one organization', () => {
  it('the organization above loses its figures, and what follows straight from them', () => {
    const trace = small([]).trace('A1/below@2025');
    const [product] = nodesOf(trace.root).filter(({ name }) => name === '*');
    expect(product).toMatchObject({ value: { decimal: '114.5' } });
    const pruned = pruneTo(trace, 'A1');
    expect(JSON.stringify(pruned)).not.toMatch(/57\.25|114\.5|64\.5|"A"/);
    expect(pruned.root).toMatchObject({
      value: { is: false },
      whyNot: {
        failed: [
          { left: null, right: [], difference: null },
          { left: { decimal: '3' }, difference: { decimal: '2' } },
        ],
      },
    });
    expect(ofKind(pruned.root, 'hidden')).toHaveLength(1);
    expect(pruned.above).toEqual({});
  });

  it('the organization above sees the one below', () => {
    const trace = small([], '  wards: { of: town, is: "sum(ward.w)" }').trace('A/wards@2025');
    expect(pruneTo(trace, 'A')).toEqual(trace);
    expect(ofKind(pruneTo(trace, 'B').root, 'hidden')).toHaveLength(1);
  });

  it('the extreme of a field stays a number without a name', () => {
    const pruned = pruneTo(small([], '  gap: { of: town, is: "best(x) - x", decimals: 2 }').trace('A/gap@2025'), 'A');
    expect(only(ofKind(pruned.root, 'peers')).inputs.map(({ kind }) => kind)).toEqual(['input', 'hidden']);
    expect(JSON.stringify(pruned)).not.toContain('"B"');
  });
});

it.each([
  ['A', 'bad_target'],
  ['A/x', 'bad_target'],
  ['/x@2025', 'bad_target'],
  ['A/r0/mayor/P1/more@2025', 'bad_target'],
  ['A/x@25', 'bad_period'],
  ['A/x@2024', 'bad_period'],
  ['A/x@2025-01', 'bad_period'],
  ['C/x@2025', 'unknown_name'],
  ['A1/x@2025', 'unknown_name'],
  ['A/z@2025', 'unknown_name'],
  ['A/x/mayor@2025', 'unknown_name'],
  ['Z/vetoed@2025', 'unknown_name'],
  ['actions[99]@2025', 'no_action'],
  ['actions[-1]@2025', 'bad_target'],
  ['A/stronger/mayor@2025', 'no_action'],
])('%s is refused: %s', (target, code) => {
  expect(small([]).refused(target)).toEqual([code]);
});

it('finds traits, and actions of the organization itself', () => {
  const asked = small([]);
  expect(asked.root('A/class@2025')).toMatchObject({ kind: 'trait', value: { text: 'hill' } });
  expect(asked.root('A/stronger/organization@2025')).toMatchObject({ kind: 'action', action: { rule: 'stronger' } });
  expect(asked.root('B/veto/organization@2025')).toMatchObject({ kind: 'rule', status: 'not_fired' });
});
