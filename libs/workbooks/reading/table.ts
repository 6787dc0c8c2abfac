import type ExcelJS from 'exceljs';
import type { Problem } from '../../engine/index.js';
import type { CellPlace } from '../../application/index.js';
import type { Column, SheetTemplate } from '../templates/columns.js';
import { asKind, said } from './cells.js';

/** One row of a sheet: values by column key (absent when the cell is empty), and where each stands. */
export interface TableRow {
  readonly values: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, CellPlace>>;
}

/** Finds a sheet by its Chinese or English name. */
export function findSheet(
  workbook: ExcelJS.Workbook,
  names: { zh: string; en: string },
): ExcelJS.Worksheet | undefined {
  return workbook.worksheets.find(({ name }) => [names.zh, names.en].includes(name.trim()));
}

export type Extra = (heading: string) => Column | null;

/** Reads a sheet whose first row holds the headings; every cell that cannot be what its column holds is told. */
export function readTable(
  sheet: ExcelJS.Worksheet,
  template: SheetTemplate,
  required: readonly string[],
  extra: Extra,
  problems: Problem[],
): { rows: TableRow[]; columns: Map<string, number> } {
  const place = (cell: string): string => `${sheet.name}!${cell}`;
  const columns = new Map<string, { index: number; column: Column }>();
  const header = sheet.getRow(1);
  header.eachCell((cell, index) => {
    const heading = said(cell);
    if ('problem' in heading || heading.text === '') return;
    const { text } = heading;
    const column = template.columns.find(({ key, zh, en }) => [key, zh, en].includes(text)) ?? extra(text);
    if (column === null) problems.push({ code: 'unknown_column', place: place(cell.address), value: text });
    else if (columns.has(column.key)) problems.push({ code: 'duplicate', place: place(cell.address), value: text });
    else columns.set(column.key, { index, column });
  });
  for (const key of required) {
    const column = template.columns.find((one) => one.key === key);
    if (!columns.has(key)) problems.push({ code: 'missing_column', place: sheet.name, value: column?.zh ?? key });
  }
  const rows: TableRow[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    const values: Record<string, string> = {};
    const cells: Record<string, CellPlace> = {};
    for (const [key, { index, column }] of columns) {
      const cell = row.getCell(index);
      cells[key] = { sheet: sheet.name, cell: cell.address };
      const found = asKind(said(cell), column.holds);
      if (found === null) continue;
      if ('code' in found) problems.push({ ...found, place: place(cell.address) });
      // A wrong cell keeps its text: what is built on the row is then told once, here.
      values[key] = 'code' in found ? (found.value ?? '') : found.value;
    }
    if (Object.keys(values).length > 0) rows.push({ values, cells });
  });
  return { rows, columns: new Map([...columns].map(([key, { index }]) => [key, index])) };
}
