import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { kaohe } from './kaohe.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaohe-cli-county-'));
  process.env.KAOHE_DATA = path.join(folder, 'data');
});
afterAll(() => {
  delete process.env.KAOHE_DATA;
  rmSync(folder, { recursive: true });
});

it('imports the sample, and exports a list whose sum is that of the evaluated case', async () => {
  const out = path.join(folder, 'penalties.xlsx');
  const early = kaohe('export', 'penalties', '--period', '2025', '--out', out);
  expect([early.status, early.problems.map(({ code }) => code)]).toEqual([2, ['no_assessment']]);
  const imported = kaohe('import', 'samples/wenxian.xlsx');
  expect([imported.status, imported.problems]).toEqual([0, []]);
  expect(JSON.parse(imported.stdout)).toMatchObject({ repeated: false, periods: ['2023', '2024', '2025'] });
  expect(kaohe('export', 'penalties', '--period', '2025', '--out', out).status).toBe(0);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(out);
  const amounts: number[] = [];
  let total: unknown = null;
  workbook.worksheets[0].eachRow((row) => {
    const amount = row.getCell(7).value;
    if (row.getCell(1).value === '合计') total = amount;
    else if (typeof amount === 'number') amounts.push(amount);
  });
  expect(amounts.length).toBeGreaterThan(3);
  expect(total).toBe(amounts.reduce((a, b) => a + b, 0));
});

it('refuses what is no workbook, and tells why', () => {
  const file = path.join(folder, 'notes.xlsx');
  writeFileSync(file, 'no workbook');
  const { status, problems } = kaohe('import', file);
  expect([status, problems.map(({ code }) => code)]).toEqual([2, ['wrong_file_type']]);
  expect(kaohe('import', path.join(folder, 'absent.xlsx')).problems.map(({ code }) => code)).toEqual(['no_file']);
  expect(kaohe('export', 'rewards').problems.map(({ code }) => code)).toEqual(['usage']);
});
