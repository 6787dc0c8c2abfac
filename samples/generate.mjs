import { writeFileSync } from 'node:fs';
import { decreeText, readRulebook } from '../dist/libs/rulebooks/index.js';
import { writeCaseWorkbook } from '../dist/libs/workbooks/index.js';
/** Makes samples/wenxian.xlsx: real names of townships; every person and every figure is made up, and says so. */ const TOWNSHIPS =
  (
    '城关镇 碧口镇 尚德镇 中寨镇 临江镇 桥头镇 梨坪镇 天池镇 堡子坝镇 石坊镇 ' +
    '石鸡坝镇 丹堡镇 中庙镇 范坝镇 铁楼藏族乡 刘家坪乡 玉垒乡 口头坝乡 尖山乡 舍书乡'
  ).split(' ');
const DEPARTMENTS = ['县卫生健康部门（示例）', '县统计部门（示例）', '县信访部门（示例）'];
const PERIODS = ['2023', '2024', '2025'];
const ROLES = ['party_secretary', 'township_head', 'deputy_in_charge', 'office_director'].concat([
  'village_cadre',
  'village_specialist',
  'linked_leader',
  'liaison_head',
]);
const code = (letter, number, width = 2) => letter + String(number).padStart(width, '0');
const townships = TOWNSHIPS.map((name, i) => ({
  code: code('T', i + 1),
  name,
}));
const departments = DEPARTMENTS.map((name, i) => ({
  code: code('D', i + 1),
  name,
}));
/** A small repeatable source of numbers: the sample is the same wherever it is made. */ let state = 20251206;
const draw = (below) => {
  state = (state * 48271) % 2147483647;
  return state % below;
};
const officials = [];
const appointments = [];
const SURNAMES = [...'甲乙丙丁戊己庚辛壬癸'];
function person() {
  const number = officials.length + 1;
  const own = code('P', number, 4);
  officials.push({
    code: own,
    name: `示例${SURNAMES[number % 10]}${String(number).padStart(3, '0')}`,
  });
  return own;
}
function appoint(role, organization) {
  appointments.push({
    official: person(),
    role,
    organization,
    from: '2022-01-01',
    to: null,
  });
}
for (const township of townships) for (const role of ROLES) appoint(role, township.code);
for (const { code: own } of departments)
  for (const role of ['department_head', 'department_deputy']) appoint(role, own);
/** Mid-year changes of post: one that moves the majority of the year, one that does not. */ function hand(
  role,
  organization,
  last,
  first,
) {
  const index = appointments.findIndex((one) => one.role === role && one.organization === organization);
  appointments[index] = {
    ...appointments[index],
    to: last,
  };
  appointments.push({
    official: person(),
    role,
    organization,
    from: first,
    to: null,
  });
}
hand('party_secretary', 'T05', '2025-04-30', '2025-05-01');
hand('township_head', 'T12', '2024-09-15', '2024-09-16');
// The office of T18 stands empty for most of 2025.
const office = appointments.findIndex(({ role, organization }) => role === 'office_director' && organization === 'T18');
appointments[office] = {
  ...appointments[office],
  to: '2025-02-28',
};
const tenth = (low, high) => {
  const tenths = low * 10 + draw((high - low) * 10 + 1);
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`;
};
/** Figures of one township and year; `strength` from 0 to 9 sets how well it does. */ function figures(strength) {
  const received = 20 + draw(60);
  return {
    missed_meetings: String(Math.max(0, 3 - Math.floor(strength / 2) + draw(2))),
    accuracy_rate: tenth(92 + Math.floor(strength / 2), 96 + Math.floor(strength / 3)),
    follow_up_rate: tenth(70 + strength * 2, 80 + strength * 2),
    health_check_rate: tenth(45 + strength * 3, 55 + strength * 3),
    benefits_paid_rate: strength > 6 ? '100' : tenth(88, 99),
    satisfaction_rate: tenth(86 + strength, 90 + strength),
    awareness_rate: tenth(70 + strength * 2, 78 + strength * 2),
    migrant_served_rate: draw(12) === 0 ? 'exempt' : tenth(60 + strength * 3, 70 + strength * 3),
    petitions_received: String(received),
    petitions_closed: String(received - draw(Math.max(1, 9 - strength))),
    staff_trained_rate: strength > 4 ? '100' : tenth(80, 99),
    unlawful_conduct: String(strength < 2 ? draw(2) : 0),
    recognised_practice: String(strength > 7 ? 1 + draw(2) : 0),
  };
}
const readings = [];
const strengths = townships.map(() => draw(8) + 1);
for (const period of PERIODS) {
  const reported = townships.map((_, i) => figures(Math.max(0, Math.min(9, strengths[i] + draw(3) - 1))));
  // Two pairs report the same figures: ties, one at the top boundary and one among the last.
  reported[7] = {
    ...reported[2],
  };
  if (period === '2025')
    reported[15] = {
      ...reported[16],
    };
  reported.forEach((values, i) => {
    for (const [input, value] of Object.entries(values)) {
      readings.push({
        period,
        organization: townships[i].code,
        input,
        value,
      });
    }
  });
}
const event = (type, organization, date, fields, official = null) => {
  return {
    type,
    organization,
    date,
    fields,
    official,
  };
};
const holder = (role, organization) =>
  appointments.find((one) => one.role === role && one.organization === organization)?.official ?? '';
const happened = [
  event('yellow_card', 'T09', '2024-05-20', {
    issuer: 'county',
  }),
  event('yellow_card', 'T09', '2025-06-18', {
    issuer: 'county',
  }),
  event('yellow_card', 'T14', '2025-03-11', {
    issuer: 'county',
  }),
  event('key_management', 'T11', '2025-12-20', {
    issuer: 'city',
  }),
  event(
    'falsification',
    'T17',
    '2025-08-08',
    {
      finding: '虚报随访记录（示例）',
    },
    holder('village_specialist', 'T17'),
  ),
  event('department_breach', 'D02', '2025-10-30', {
    finding: '未按责任书报送数据（示例）',
  }),
  event('major_failure', 'T20', '2024-11-02', {}),
];
const given = {
  case: 1,
  county: {
    code: '621222',
    name: '文县',
  },
  periods: PERIODS,
  organizations: [
    ...townships.map((one) => ({
      ...one,
      kind: 'township',
      parent: null,
      from: '2020-01-01',
      to: null,
    })),
    ...departments.map((one) => ({
      ...one,
      kind: 'department',
      parent: null,
      from: '2020-01-01',
      to: null,
    })),
  ],
  officials,
  appointments,
  readings,
  events: happened.map((one, i) => ({
    code: code('E', i + 1, 4),
    ...one,
  })),
  determinations: [],
};
const GUIDE = [
  '本工作簿是示例：乡镇名称为真实地名，人员、数据、事件全部为虚构，人员姓名均以“示例”开头。',
  'This workbook is a sample: township names are real, every person, figure and event is made up.',
  '填报数据：每个单位每期一行，每项指标一列，单位写在表头括号内；免考填“exempt”或“免考”；空格表示未报。',
  '日期按 年-月-日 填写（如 2025-03-31）；任职日期空白表示一直在任，免职日期空白表示现任。',
  '事件：类型和字段见规则书；裁量决定：每条写明决定人和理由。',
  '导入时全部核对：有一处错误即整簿不入库，并逐格指出。',
];
const file = new URL('../samples/wenxian.xlsx', import.meta.url);
const read = readRulebook(decreeText('wenxian-2025'));
if (!read.ok) throw new Error(JSON.stringify(read.problems));
writeFileSync(process.argv[2] ?? file, await writeCaseWorkbook(given, read.value.rulebook, GUIDE));
