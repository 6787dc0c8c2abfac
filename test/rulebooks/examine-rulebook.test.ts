import { checkRulebook } from '../../libs/application/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';

const HEAD = `kaohe: 1
id: small
title: { zh: 小, en: Small }
source: { status: draft }
period: year
clauses: { c1: one, v1: { text: gone, status: void } }
organizations: { town: {} }
`;

const told = (text: string): string[] =>
  checkRulebook(text).problems.map(
    ({ code, place, value, details }) =>
      `${details?.line}:${details?.column} ${code} ${place} ${value} ${details?.clause ?? '-'}`,
  );

describe('mistakes of every sort are told at once', () => {
  const broken = `${HEAD}inputs:
  x: { of: town, colour: red }
  y: { of: village }
  x_rate: { of: town, min: ten }
facts:
  hen: { of: town, is: egg + 1, clause: c1 }
  egg: { of: town, is: hen }
  sum: { of: town, is: x + true }
  rate: { of: town, is: x_rate / nowhere }
rules:
  - id: a
    clause: c1
    of: town
    when: x > 1
    then: [{ fine: { to: mayor, options: {} } }]
  - id: a
    clause: v1
    of: town
    when: x
    then: [{ veto: organization }]
  - id: c
    of: town
    when: fired(b) and y > 2
    then: [{ measure: { to: organization } }]
  - id: d
    clause: c9
    of: town
    when: x >
    then: [{ veto: organization, colour: red }]
`;

  it('with line, column, place, value and clause, in the order of the file', () => {
    expect(told(broken)).toEqual([
      '9:18 unknown_name inputs[x].colour colour -',
      '10:12 unknown_name inputs[y].of village -',
      '11:28 not_a_number inputs[x_rate].min ten -',
      '14:24 cycle facts[egg].is hen -> egg -> hen -',
      '15:28 wrong_type facts[sum].is boolean -',
      '16:34 unknown_name facts[rate].is nowhere -',
      '22:26 unknown_name rules[a].then[0].to mayor c1',
      '22:42 missing_field rules[a].then[0].options null c1',
      '23:9 duplicate rules[a] a c1',
      '24:13 void_clause rules[1].clause v1 v1',
      '26:11 wrong_type rules[1].when number v1',
      '28:5 missing_field rules[c].clause null -',
      '30:17 unknown_name rules[c].when b -',
      '30:24 unknown_name rules[c].when y -',
      '31:23 missing_field rules[c].then[0] null -',
      '33:13 unknown_name rules[d].clause c9 c9',
      '35:14 syntax rules[d].when  c9',
      '36:34 unknown_name rules[d].then[0].colour colour c9',
    ]);
  });
});

describe('what only follows from a mistake is not told again', () => {
  it.each([
    ['a misspelt section', `${HEAD}input: { x: { of: town } }\nfacts: { f: { of: town, is: x + 1 } }\nrules: []\n`, 1],
    ['a section of the wrong kind', `${HEAD}inputs: [x]\nfacts: { f: { of: town, is: x + 1 } }\nrules: []\n`, 1],
    ['a fact without its expression', `${HEAD}facts: { f: { of: town }, g: { of: town, is: f + 1 } }\nrules: []\n`, 1],
    ['no organizations', HEAD.replace(/organizations.*\n/u, 'inputs: { x: { of: town } }\nrules: []\n'), 1],
  ])('%s', (_what, text, count) => {
    expect(told(text)).toHaveLength(count);
  });

  it('an unknown key of the file hides no other mistake', () => {
    expect(told(`${HEAD}colour: red\nfacts: { f: { of: town, is: nowhere } }\nrules: []\n`)).toHaveLength(2);
  });
});

describe('a quota on a medical procedure', () => {
  const named = (id: string, zh: string, en: string): string =>
    `${HEAD}inputs: { ${id}: { of: town, name: { zh: "${zh}", en: "${en}" } } }\nfacts: { f: { of: town, is: ${id}, clause: c1 } }\nrules: []\n`;

  it.each([
    ['a', '落实结扎例数', ''],
    ['a', '上环率', ''],
    ['a', '大月份引产数', ''],
    ['a', '人流例数', ''],
    ['a', '四术任务完成率', ''],
    ['a', '节育手术落实率', ''],
    ['a', '', 'Sterilizations done'],
    ['a', '', 'IUD insertions'],
    ['abortion_rate', '', ''],
  ])('%s %s %s is refused, with its place', (id, zh, en) => {
    expect(told(named(id, zh, en))).toEqual([
      expect.stringMatching(new RegExp(`^8:11 medical_quota inputs\\[${id}\\] ${id} -$`, 'u')),
    ]);
  });

  it.each([
    ['招引产业项目数', 'Industry projects'],
    ['以上环节办结率', 'Steps done'],
    ['团结扎实工作评分', 'Obligations met'],
    ['景区人流量', 'Flow of visitors'],
    ['检查环境次数', 'Inspections'],
    ['随访服务率', 'Follow-up service rate'],
    ['医疗器械消毒合格率', 'Sterilization of instruments'],
  ])('%s (%s) is not meant', (zh, en) => {
    expect(told(named('a', zh, en))).toEqual([]);
  });

  it('is refused as an indicator, an event and a fact as well, and no clause permits it', () => {
    const text = `${HEAD}events: { iud: { of: town } }
facts: { vasectomies: { of: town, is: count(iud), clause: c1 } }
sheets: { s: { of: town, indicators: [{ id: sterilization, weight: 100, score: weight, clause: c1 }] } }
rules: []
`;
    expect(told(text).map((one) => one.split(' ')[1])).toEqual(['medical_quota', 'medical_quota', 'medical_quota']);
  });
});

it('a rulebook with any line missing, doubled or cut is told about, and never throws', () => {
  for (const id of ['wenxian-2025', 'minqing-rounds']) {
    const lines = decreeText(id).split('\n');
    for (let i = 0; i < lines.length; i += id === 'minqing-rounds' ? 1 : 7) {
      const [before, line, after] = [lines.slice(0, i), lines[i], lines.slice(i + 1)];
      const cut = line.replace(/: [^:]*$/u, ':');
      for (const now of [[], [line, line], [cut], [line.replace(/\w+(?=:)/u, 'colour')]]) {
        const { problems, warnings } = checkRulebook([...before, ...now, ...after].join('\n'));
        expect(problems.length === 0 || warnings.length === 0).toBe(true);
        for (const { details } of problems) expect(details?.line).toMatch(/^\d+$/u);
      }
    }
  }
});
