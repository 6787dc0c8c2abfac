import { checkCase, compileRulebook, evaluate, type PeriodResult, type Problem } from '../../libs/engine/index.js';
import { readRulebook } from '../../libs/rulebooks/index.js';
import { compiled, problemsOf, unwrap } from '../support/decrees.js';

/** One county of towns A, B, C over three years; a test adds the parts it is about. */
const HEAD = `
kaohe: 1
id: t
title: { zh: t }
source: { status: draft }
period: year
clauses: { c1: 一, v1: { text: 废, status: void } }
organizations: { town: { fields: { class: [hill, plain] } } }
roles: { head: { of: town } }
inputs: { x: { of: town, missing: unknown } }
events: { card: { of: town, fields: { issuer: [county, city], points: number, on: date } } }
`;

const towns = ['A', 'B', 'C'].map((code, i) => {
  return {
    code,
    kind: 'town',
    name: code,
    parent: null,
    from: null,
    to: null,
    fields: { class: i < 2 ? 'hill' : 'plain' },
  };
});
const BASE = {
  case: 1,
  county: { code: '1', name: '县' },
  periods: ['2023', '2024', '2025'],
  organizations: towns,
  officials: [
    { code: 'P', name: '示例甲' },
    { code: 'Q', name: '示例乙' },
  ],
  appointments: [
    { official: 'P', role: 'head', organization: 'A', from: '2020-01-01', to: null, numbers: { pay: '120.5' } },
  ],
  readings: [] as object[],
  events: [] as object[],
  determinations: [] as object[],
};

const readings = (values: Record<string, string>): object[] =>
  Object.entries(values).map(([key, value]) => {
    const [period, organization] = key.split('/');
    return { period, organization, input: 'x', value };
  });

const card = (code: string, organization: string, date: string, more: object = {}): object => ({
  code,
  type: 'card',
  organization,
  date,
  fields: { issuer: 'county', points: '1', on: null, ...more },
  official: null,
});

const run = (parts: string, given: object = {}): readonly PeriodResult[] => {
  const program = compiled(HEAD + parts);
  return unwrap(evaluate(program, unwrap(checkCase(program, { ...BASE, ...given })))).periods;
};
const failed = (parts: string, given: object = {}): readonly Problem[] => {
  const program = compiled(HEAD + parts);
  const checked = checkCase(program, { ...BASE, ...given });
  return checked.ok ? problemsOf(evaluate(program, checked.value)) : checked.problems;
};
const NO_RULES = '\nrules: [{ id: r, clause: c1, of: town, when: "false", then: [{ veto: organization }] }]\n';
const fact = (is: string, more = ''): string => `facts: { f: { of: town, is: '${is}'${more} } }${NO_RULES}`;
const valuesOf = (periods: readonly PeriodResult[], town: string): unknown[] =>
  periods.map(({ facts }) => facts.town[town]?.f);

describe('history (section 3)', () => {
  it('a streak counts unbroken periods; a missing year of the calendar breaks it', () => {
    const given = { readings: readings({ '2023/A': '1', '2024/A': '1', '2025/A': '1', '2025/B': '1' }) };
    const streak = fact('streak(x > 0)', ', decimals: 0');
    expect(valuesOf(run(streak, given), 'A')).toEqual(['1', '2', '3']);
    expect(valuesOf(run(streak, given), 'B')).toEqual(['0', '0', '1']);
    const gap = { periods: ['2023', '2025'], readings: readings({ '2023/A': '1', '2025/A': '1' }) };
    expect(valuesOf(run(streak, gap), 'A')).toEqual(['1', '1']);
  });

  it('run_sum adds while x > 0, window_sum skips what is missing, previous looks one year back', () => {
    const given = { readings: readings({ '2023/A': '2', '2024/A': '0.5', '2025/A': '0.25' }) };
    expect(valuesOf(run(fact('run_sum(x)'), given), 'A')).toEqual(['2.00', '2.50', '2.75']);
    expect(valuesOf(run(fact('window_sum(x, 2)'), given), 'A')).toEqual(['2.00', '2.50', '0.75']);
    expect(valuesOf(run(fact('previous(x, 2)'), given), 'A')).toEqual([null, null, '2.00']);
    expect(valuesOf(run(fact('window_sum(x, 3)'), given), 'B')).toEqual(['0.00', '0.00', '0.00']);
  });

  it('a division by zero in a part counts only where the part is needed', () => {
    const given = { readings: readings({ '2023/A': '0', '2024/A': '4', '2025/A': '2' }) };
    expect(
      valuesOf(
        run(fact('if x = 0 then null else average(8 / x)'), {
          ...given,
          periods: ['2024', '2025'],
          readings: given.readings.slice(1),
        }),
        'A',
      ),
    ).toEqual(['2.00', '4.00']);
    expect(
      failed(fact('if default(x, 0) > 0 then previous(8 / x) else 0'), given).map(({ code, place }) => [code, place]),
    ).toEqual([['division_by_zero', 'facts[2024/A/f]']]);
  });
});

describe('peers and aggregates', () => {
  it('a choice that knows nothing is unknown wherever it is compared, and nothing is fired by it', () => {
    const rules = `
rules: [{ id: r, clause: c1, of: town, when: 'x >= min(null, 3)', then: [{ veto: organization }] },
  { id: s, clause: c1, of: town, when: 'not (max(null, null) < x)', then: [{ veto: organization }] }]
`;
    const given = { readings: readings({ '2023/A': '9', '2024/A': '3', '2025/A': '-1' }) };
    for (const { fired, undetermined } of run(rules, given)) {
      expect(fired).toEqual([]);
      expect(undetermined.map(({ rule, organization }) => `${rule}/${organization}`)).toEqual([
        'r/A',
        'r/B',
        'r/C',
        's/A',
        's/B',
        's/C',
      ]);
    }
  });

  it('peers leave out null, and a group narrows them', () => {
    const given = { readings: readings({ '2025/A': '1', '2025/B': '2', '2025/C': '9' }) };
    const last = (is: string): unknown => valuesOf(run(fact(is), given), 'A').at(-1);
    expect(last('average(x)')).toBe('4.00');
    expect(last('average(x, class)')).toBe('1.50');
    expect([last('best(x, class)'), last('worst(x)'), last('total(x)')]).toEqual(['2.00', '1.00', '12.00']);
    expect(valuesOf(run(fact('average(x)'), given), 'A')[0]).toBeNull();
  });

  it('events are gathered by condition; only the highest of each key counts in sum_highest', () => {
    const given = {
      events: [card('E1', 'A', '2025-01-05', { points: '2' }), card('E2', 'A', '2025-06-05', { points: '5' })].concat([
        card('E3', 'A', '2025-12-31', { points: '4', issuer: 'city' }),
        card('E4', 'B', '2024-12-31'),
      ]),
    };
    const last = (is: string): unknown => valuesOf(run(fact(is), given), 'A').at(-1);
    expect(last('count(card)')).toBe('3.00');
    expect(last('sum(card[issuer = "county"].points)')).toBe('7.00');
    expect(last('max(card.points)')).toBe('5.00');
    expect(last('sum_highest(card.points, issuer)')).toBe('9.00');
    expect(last('min(card[points > 9].points)')).toBeNull();
  });
});

describe('rules and actions', () => {
  const rule = (body: string): string => `rules:\n  - { id: r, clause: c1, ${body} }\n`;

  it('asks who held the post for most of the year, and flags a vacant post', () => {
    const given = {
      appointments: [
        { official: 'P', role: 'head', organization: 'A', from: null, to: '2025-07-01', numbers: { pay: '100' } },
        { official: 'Q', role: 'head', organization: 'A', from: '2025-07-02', to: null, numbers: { pay: '200' } },
      ],
      readings: readings({ '2025/A': '1', '2025/B': '1' }),
    };
    const { actions } = run(
      rule("of: town, when: 'x = 1', then: [{ fine: { to: head, amount: official.pay * 2 } }]"),
      given,
    )[2];
    expect(
      actions.map(({ organization, official, amount, status, flags }) => [
        organization,
        official,
        amount,
        status,
        flags,
      ]),
    ).toEqual(
      [
        ['A', null, null, 'pending', ['vacant', 'amount_unknown']],
        ['B', null, null, 'pending', ['vacant', 'amount_unknown']],
      ].map((row, i) => (i === 0 ? ['A', 'Q', '400', 'determined', []] : row)),
    );
  });

  it('a bar runs to the end of the next period, or for months to the day before', () => {
    const bars = run(rule('event: card, then: [{ bar: { to: organization, from: [award, grant], months: 6 } }]'), {
      events: [card('E1', 'A', '2025-08-31')],
    })[2].actions;
    expect(bars.map(({ code, from, until }) => [code, from, until])).toEqual([
      ['award', '2025-08-31', '2026-02-27'],
      ['grant', '2025-08-31', '2026-02-27'],
    ]);
    const next = run(rule("of: town, when: 'x = 1', then: [{ bar: { to: organization, from: [award] } }]"), {
      readings: readings({ '2025/A': '1' }),
    })[2].actions;
    expect([next[0].from, next[0].until]).toEqual(['2026-01-01', '2026-12-31']);
  });

  it('an overriding rule silences the other; a null condition is undetermined', () => {
    const [, , last] = run(
      `rules:
  - { id: mild, clause: c1, of: town, when: x > 0, then: [{ measure: { to: organization, is: warning } }] }
  - { id: harsh, clause: c1, of: town, when: x > 5, overrides: [mild], then: [{ measure: { to: organization, is: removal } }] }
`,
      { readings: readings({ '2025/A': '9', '2025/B': '3' }) },
    );
    expect(last.fired.map(({ rule: id, organization }) => [id, organization])).toEqual([
      ['mild', 'B'],
      ['harsh', 'A'],
    ]);
    expect(last.undetermined.map(({ rule: id, organization }) => [id, organization])).toEqual([
      ['mild', 'C'],
      ['harsh', 'C'],
    ]);
  });

  it('rules on officials count what reached them from above, and follow the person', () => {
    const periods = run(
      `rules:
  - { id: warn, clause: c1, of: town, when: x > 0, then: [{ measure: { to: head, is: warning } }] }
  - { id: out, clause: c1, of: official, when: 'streak(received(warning) > 0) >= 2', then: [{ measure: { to: official, is: removal } }] }
`,
      { readings: readings({ '2024/A': '1', '2025/A': '1' }) },
    );
    expect(
      periods.map(({ actions }) => actions.filter(({ rule: id }) => id === 'out').map(({ official }) => official)),
    ).toEqual([[], [], ['P']]);
    expect(periods[2].fired.find(({ rule: id }) => id === 'out')).toEqual({
      rule: 'out',
      organization: null,
      event: null,
      official: 'P',
    });
  });

  it('a range is open until somebody decides within it', () => {
    const fine = rule("of: town, when: 'x = 1', then: [{ fine: { to: head, between: [100, 500] } }]");
    const decided = (amount: string): object => ({
      readings: readings({ '2025/A': '1' }),
      determinations: [{ period: '2025', rule: 'r', amount, by: '示例领导', reason: '集体研究' }],
    });
    const [open] = run(fine, { readings: readings({ '2025/A': '1' }) })[2].actions;
    expect([open.status, open.amount, open.options]).toEqual(['pending', null, { between: ['100', '500'] }]);
    expect(run(fine, decided('300'))[2].actions[0]).toMatchObject({ status: 'determined', amount: '300' });
    expect(failed(fine, decided('600')).map(({ code }) => code)).toEqual(['out_of_range']);
    expect(
      failed(rule("of: town, when: 'x = 1', then: [{ veto: organization }]"), decided('3')).map(({ code }) => code),
    ).toEqual(['no_match']);
  });

  it('a tie at a boundary is flagged, and so is who would be reached at the other place', () => {
    const [, , last] = run(
      `rankings: { standing: { of: town, by: x } }
rules: [{ id: r, clause: c1, of: town, when: standing.last <= 1, then: [{ fine: { to: organization, amount: 100 } }] }]
`,
      { readings: readings({ '2025/A': '9', '2025/B': '3', '2025/C': '3' }) },
    );
    expect(last.ties).toEqual([{ ranking: 'standing', organizations: ['B', 'C'] }]);
    expect(last.rankings.standing).toEqual({
      A: { rank: 1, last: 3 },
      B: { rank: 2, last: 1 },
      C: { rank: 2, last: 1 },
    });
    expect(last.actions.map(({ organization, flags }) => [organization, flags])).toEqual([
      ['B', ['tied']],
      ['C', ['tied']],
    ]);
  });
});

describe('a rulebook is checked before it runs', () => {
  const mistakes = (parts: string): [string, string][] =>
    problemsOf(compileRulebook(unwrap(readRulebook(HEAD + parts)).rulebook)).map(({ code, place }) => [code, place]);

  it.each([
    [fact('y + 1'), 'unknown_name', 'facts[f].is'],
    [fact('x + true'), 'wrong_type', 'facts[f].is'],
    [fact('if x then 1 else 2'), 'wrong_type', 'facts[f].is'],
    [fact('f + 1'), 'cycle', 'facts[f].is'],
    [`facts: { x: { of: town, is: 1 } }${NO_RULES}`, 'duplicate', 'facts[x]'],
    [
      'rules: [{ id: r, clause: v1, of: town, when: x > 1, then: [{ veto: organization }] }]',
      'void_clause',
      'rules[r].clause',
    ],
    [
      'rules: [{ id: r, clause: c1, of: town, when: x > 1, then: [{ fine: { to: mayor, amount: 1 } }] }]',
      'unknown_name',
      'rules[r].then[0].to',
    ],
  ])('%s', (parts, code, place) => {
    expect(mistakes(parts)).toContainEqual([code, place]);
  });
});

describe('a case is checked whole', () => {
  it('tells every mistake with its place', () => {
    const problems = failed(NO_RULES, {
      periods: ['2025', '2025', '2025-13'],
      appointments: [
        { official: 'P', role: 'head', organization: 'A', from: '2024-01-01', to: '2024-12-31' },
        { official: 'P', role: 'head', organization: 'A', from: '2024-06-01', to: null },
        { official: 'Z', role: 'head', organization: 'A', from: '2025-02-30', to: null },
      ],
      readings: readings({ '2025/A': '1.1234567', '2025/Z': '1', '2024/A': '1' }),
      events: [card('E1', 'A', '2030-01-01'), card('E2', 'B', '2025-01-01', { issuer: 'moon', points: 'many' })],
    });
    expect(problems.map(({ code, place }) => `${code} ${place}`).sort()).toEqual(
      [
        'duplicate periods[2025]',
        'bad_period periods[2025-13]',
        'overlap appointments[P/head/A/2024-06-01]',
        'bad_date appointments[Z/head/A/2025-02-30].from',
        'unknown_name appointments[Z/head/A/2025-02-30].official',
        'too_many_decimals readings[2025/A/x]',
        'unknown_name readings[2025/Z/x]',
        'outside_periods readings[2024/A/x]',
        'outside_periods events[E1].date',
        'not_a_value events[E2].fields.issuer',
        'not_a_number events[E2].fields.points',
      ].sort(),
    );
  });
});
