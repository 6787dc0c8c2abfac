import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { assess, prepareRulebook } from '../../libs/application/index.js';
import { decreeText } from '../../libs/rulebooks/index.js';
import { workbookReader, writeCaseWorkbook } from '../../libs/workbooks/index.js';
import { unwrap } from '../support/decrees.js';

const rulebook = unwrap(prepareRulebook(decreeText('wenxian-2025')));
const sample = readFileSync(new URL('../../samples/wenxian.xlsx', import.meta.url));
const read = (file: Uint8Array) => workbookReader.read(file, rulebook.program.rulebook);

/** The sample with some cells changed, as an .xlsx of its own. */
async function changed(change: (sheet: (name: string) => ExcelJS.Worksheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(sample as never);
  change((name) => workbook.getWorksheet(name) as ExcelJS.Worksheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

it('reads the sample: 20 townships, three years, and every story it tells', async () => {
  const { case: given, problems } = unwrap(await read(sample));
  expect(problems).toEqual([]);
  expect(given.organizations.filter(({ kind }) => kind === 'township')).toHaveLength(20);
  expect(given.officials.filter(({ name }) => !name.startsWith('示例'))).toEqual([]);
  const { periods } = unwrap(assess(rulebook, given));
  const [, , last] = periods;
  expect(periods.map(({ period }) => period)).toEqual(['2023', '2024', '2025']);
  expect(last.ties).toHaveLength(2);
  expect(last.vetoes.map(({ rules }) => rules).flat()).toEqual(
    expect.arrayContaining(['consecutive_warning_veto', 'department_breach_veto', 'last_place_veto']),
  );
  expect(last.actions.some(({ rule }) => rule === 'falsification_liability')).toBe(true);
});

it('gives back the very case that was written', async () => {
  const { case: given } = unwrap(await read(sample));
  const again = await writeCaseWorkbook(given, rulebook.program.rulebook, []);
  expect(unwrap(await read(again)).case).toEqual(given);
});

it('tells every wrong cell at once, by sheet and address', async () => {
  const file = await changed((sheet) => {
    sheet('人员任职').getCell('E3').value = '2025-02-30';
    sheet('填报数据').getCell('E5').value = '0.1234567890123';
    sheet('填报数据').getCell('D1').value = '未知指标';
    sheet('单位').getCell('G1').value = '备注';
  });
  expect(unwrap(await read(file)).problems.map(({ code, place, value }) => [code, place, value])).toEqual([
    ['unknown_column', '单位!G1', '备注'],
    ['bad_date', '人员任职!E3', '2025-02-30'],
    ['unknown_column', '填报数据!D1', '未知指标'],
    ['too_many_digits', '填报数据!E5', '0.1234567890123'],
  ]);
});

it('guesses nothing: a percent format, a number beyond 12 digits; a date cell is its day', async () => {
  const file = await changed((sheet) => {
    const percent = sheet('填报数据').getCell('E2');
    percent.value = 0.945;
    percent.numFmt = '0.0%';
    sheet('填报数据').getCell('F3').value = 1e300;
    sheet('人员任职').getCell('E4').value = new Date(Date.UTC(2022, 0, 1));
  });
  const { case: given, problems } = unwrap(await read(file));
  expect(problems.map(({ code, place }) => [code, place])).toEqual([
    ['not_a_number', '填报数据!E2'],
    ['too_many_digits', '填报数据!F3'],
  ]);
  expect(given.appointments[2].from).toBe('2022-01-01');
});

it('leads a problem of the case back to its cell', async () => {
  const file = await changed((sheet) => {
    sheet('填报数据').getCell('E4').value = '九十';
    sheet('填报数据').getCell('F6').value = null;
  });
  const { case: given, locate } = unwrap(await read(file));
  const outcome = assess(rulebook, given);
  const problems = outcome.ok ? [] : outcome.problems;
  expect(problems.map(({ code, place }) => [code, locate(place)])).toEqual([
    ['not_a_number', { sheet: '填报数据', cell: 'E4' }],
    ['missing_reading', { sheet: '填报数据', cell: 'F6' }],
  ]);
});

it.each([
  ['a picture', Buffer.from('\x89PNG\r\n'), 'wrong_file_type'],
  ['an empty file', Buffer.alloc(0), 'wrong_file_type'],
  ['100 MB', Buffer.alloc(100 * 1024 * 1024), 'file_too_large'],
  ['half a workbook', sample.subarray(0, 9000), 'unreadable_workbook'],
])('refuses %s', async (_, file, code) => {
  const outcome = await read(file);
  expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.code)).toEqual([code]);
});

it('refuses a workbook that inflates beyond bounds', async () => {
  const { default: JSZip } = (await import('jszip')) as unknown as { default: new () => Zip };
  const zip = new JSZip();
  zip.file('xl/workbook.xml', Buffer.alloc(310 * 1024 * 1024));
  const bomb = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
  const outcome = await read(bomb);
  expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.code)).toEqual(['inflates_beyond_bounds']);
});

interface Zip {
  file(name: string, content: Buffer): void;
  generateAsync(options: { type: 'nodebuffer'; compression: 'DEFLATE' }): Promise<Buffer>;
}

it('refuses a workbook without its sheets', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Sheet1');
  const { problems } = unwrap(await read(Buffer.from(await workbook.xlsx.writeBuffer())));
  expect(problems.map(({ code, value }) => [code, value])).toEqual(
    ['填表说明', '单位', '人员任职', '填报数据', '事件'].map((name) => ['missing_sheet', name]),
  );
});
