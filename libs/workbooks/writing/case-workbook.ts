import ExcelJS from 'exceljs';
import type { Case, Rulebook } from '../../engine/index.js';
import * as sheets from '../templates/columns.js';

/** A case as the workbook that a county fills in; what the reader gives back is the same case. */
export async function writeCaseWorkbook(given: Case, rulebook: Rulebook, guide: readonly string[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  // A fixed date: the same case gives the same sheets.
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  workbook.modified = workbook.created;
  writeGuide(workbook, given, guide);
  const fieldNames = (all: readonly Readonly<Record<string, unknown>>[]): string[] => [
    ...new Set(all.flatMap((fields) => Object.keys(fields))),
  ];
  const organizationFields = fieldNames(Object.values(rulebook.organizations).map(({ fields }) => fields));
  writeTable(
    workbook,
    sheets.ORGANIZATIONS,
    organizationFields,
    given.organizations.map((row) => ({ ...row, ...row.fields })),
  );
  const names = new Map(given.officials.map(({ code, name }) => [code, name]));
  const numbers = [...new Set(given.appointments.flatMap((row) => Object.keys(row.numbers ?? {})))];
  const posts = given.appointments.map(({ numbers: own, role, ...row }) => {
    return { ...row, role: rulebook.roles[role]?.name?.zh ?? role, officialName: names.get(row.official), ...own };
  });
  const posted = new Set(given.appointments.map(({ official }) => official));
  const others = given.officials
    .filter(({ code }) => !posted.has(code))
    .map(({ code, name }) => ({ official: code, officialName: name }));
  writeTable(workbook, sheets.POSTS, numbers, [...posts, ...others]);
  writeReadings(workbook, given, rulebook);
  const eventFields = fieldNames(Object.values(rulebook.events).map(({ fields }) => fields));
  const events = given.events.map((row) => ({
    ...row,
    type: rulebook.events[row.type]?.name?.zh ?? row.type,
    ...row.fields,
  }));
  writeTable(workbook, sheets.EVENTS, eventFields, events);
  writeTable(workbook, sheets.DETERMINATIONS, [], given.determinations);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeGuide(workbook: ExcelJS.Workbook, { county, periods }: Case, guide: readonly string[]): void {
  const sheet = workbook.addWorksheet(sheets.GUIDE.zh);
  sheet.columns = [{ width: 16 }, { width: 90 }];
  const { code, name, periods: listed } = sheets.COUNTY_LABELS;
  sheet.addRow([code[0], county.code]);
  sheet.addRow([name[0], county.name]);
  sheet.addRow([listed[0], periods.join('、')]);
  sheet.addRow([]);
  guide.forEach((line, i) => sheet.addRow([i + 1, line]));
  sheet.getColumn(2).alignment = { wrapText: true, vertical: 'top' };
  for (const number of [1, 2, 3]) sheet.getRow(number).getCell(1).font = { bold: true };
}

type Row = Readonly<Record<string, unknown>>;

function addSheet(workbook: ExcelJS.Workbook, name: string, headings: readonly string[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.columns = headings.map((heading) => ({
    header: heading,
    width: Math.max(10, Math.min(34, heading.length * 2 + 2)),
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'middle' };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } };
  return sheet;
}

function writeTable(
  workbook: ExcelJS.Workbook,
  template: sheets.SheetTemplate,
  more: readonly string[],
  rows: readonly object[],
): void {
  const sheet = addSheet(workbook, template.zh, [...template.columns.map(({ zh }) => zh), ...more]);
  const keys = [...template.columns.map(({ key }) => key), ...more];
  for (const row of rows as readonly Row[]) sheet.addRow(keys.map((key) => row[key] ?? null));
}

function writeReadings(workbook: ExcelJS.Workbook, given: Case, rulebook: Rulebook): void {
  const inputs = Object.keys(rulebook.inputs);
  const headings = inputs.map((id) => {
    const { name, unit } = rulebook.inputs[id];
    return `${name?.zh ?? id}${unit === undefined ? '' : `（${UNITS[unit] ?? unit}）`}`;
  });
  const sheet = addSheet(workbook, sheets.READINGS.zh, [...sheets.READINGS.columns.map(({ zh }) => zh), ...headings]);
  const names = new Map(given.organizations.map(({ code, name }) => [code, name]));
  const rows = new Map<string, Record<string, string>>();
  for (const { period, organization, input, value } of given.readings) {
    const key = JSON.stringify([period, organization]);
    const row = rows.get(key) ?? {};
    row[input] = value;
    rows.set(key, row);
  }
  for (const [key, values] of rows) {
    const [period, organization] = JSON.parse(key) as [string, string];
    const cells = inputs.map((input) => {
      const value = values[input];
      // A decimal of few digits is the same number in a cell; anything else stays text.
      return value !== undefined && /^-?[0-9]{1,9}(\.[0-9]{1,4})?$/.test(value) ? Number(value) : (value ?? null);
    });
    sheet.addRow([period, organization, names.get(organization) ?? null, ...cells]);
  }
}

const UNITS: Readonly<Record<string, string>> = { percent: '%', count: '件次' };
