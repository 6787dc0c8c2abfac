import { explainCase, prepareRulebook, printTrace, type Explanation } from '../../libs/application/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { examplesOf, problemsOf, unwrap } from '../support/decrees.js';

const rulebook = unwrap(prepareRulebook(decreeText('wenxian-2025')));
const given = (name: string): Record<string, unknown> =>
  examplesOf('wenxian-2025').find((one) => one.name === `${name}.case.json`)?.given ?? {};
const explained = (name: string, target: string): Explanation => unwrap(explainCase(rulebook, given(name), target));

it('carries the names of those it speaks of, and of nobody else', () => {
  const { organizations, officials, rulebook: by } = explained('wenxian-20', 'T05/standing@2025');
  expect(organizations).toEqual({ T05: '临江镇', T16: '刘家坪乡', T20: '舍书乡' });
  expect(officials).toEqual({});
  expect(by).toEqual({ id: 'wenxian-2025', digest: rulebook.digest });
  expect(explained('wenxian-20', 'T04/bottom_three_linked/linked_leader@2025').officials).toEqual({ L02: '县领导2' });
});

it('says how a reading was reported: a figure, an exemption, or not at all', () => {
  const reading = (target: string): unknown => {
    const { root } = explained('wenxian-20', target);
    return root.kind === 'input' ? root.source.reported : null;
  };
  expect(reading('T05/follow_up_rate@2025')).toBe('83.11');
  expect(reading('T05/migrant_served_rate@2025')).toBe('exempt');
  expect(reading('T10/recognised_practice@2025')).toBeNull();
});

it('a broken case is told whole before anything is explained', () => {
  const broken = { ...given('wenxian-few'), readings: [] };
  const problems = problemsOf(explainCase(rulebook, broken, 'T01/assessment@2025'));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['missing_reading']));
});

it('prints a tree in both languages', () => {
  const one = explained('two-yellow-cards', 'T02/yellow_card_run@2025');
  expect(printTrace(one, 'zh')).toBe(`T02/yellow_card_run@2025　T02 碧口镇
yellow_card_run = 0　← run_sum(count(yellow_card[issuer = 'county']))　〔c2.2.2〕
└─ run_sum(count(yellow_card[issuer = 'county'])) = 0
   └─ 2025：中断，0
      └─ count(yellow_card[issuer = 'county']) = 0：计 0，未计 1
         └─ 未计：E3 黄牌警告 2025-06-18
            ├─ 未满足：issuer = 'county'　现为 province，须 = county
            └─ issuer = 'county' = 否
               └─ issuer = province　events[E3].fields.issuer
`);
  expect(printTrace(one, 'en')).toContain(`left out: E3 Yellow-card warning 2025-06-18
            ├─ not met: issuer = 'county'  is province, needs = county`);
});

it.each(['zh', 'en'] as const)('says every sort of node in %s, with nothing left in braces', (language) => {
  const targets: [string, string][] = [
    ['wenxian-ties', 'T01/standing@2025'],
    ['wenxian-ties', 'T01/second_and_third_last/office_director@2023'],
    ['wenxian-20', 'T04/vetoed@2025'],
    ['wenxian-20', 'T13/veto_bars/party_secretary@2025'],
    ['wenxian-20', 'T05/bottom_three_linked@2025'],
    ['wenxian-20', 'T11/top_three_linked/linked_leader@2025'],
  ];
  for (const [name, target] of targets) {
    const text = printTrace(explained(name, target), language);
    expect(text.split('\n').length).toBeGreaterThan(5);
    expect(text).not.toMatch(/[{}]|undefined|null\)/);
  }
});
