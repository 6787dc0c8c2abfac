import ExcelJS from 'exceljs';
import type { PenaltyList, PenaltyListWriter, PenaltyRow } from '../../application/index.js';
import { yuanInWords } from '../../texts/index.js';

/** The penalty list as a county files it: A4 landscape, one page wide, its header repeated on every page. */

const COLUMNS = [
  { header: '序号', width: 6 },
  { header: '姓名', width: 12 },
  { header: '单位', width: 16 },
  { header: '职务', width: 18 },
  { header: '处理依据条款', width: 44 },
  { header: '处理决定', width: 26 },
  { header: '金额(元)', width: 12 },
  { header: '备注', width: 18 },
];
const LAST = COLUMNS.length;
const HEADER_ROW = 3;
const THIN: Partial<ExcelJS.Borders> = Object.fromEntries(
  ['top', 'left', 'bottom', 'right'].map((side) => [side, { style: 'thin' }]),
);

export const penaltyListWriter: PenaltyListWriter = {
  write: async (list, out) => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
      stream: out as never,
      useStyles: true,
      useSharedStrings: false,
    });
    const sheet = workbook.addWorksheet('处理名单', {
      views: [{ state: 'frozen', ySplit: HEADER_ROW }],
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:3',
      },
      headerFooter: { oddFooter: `&L${list.rulebook.digest.slice(0, 16)}&C第 &P 页 / 共 &N 页&R${list.producedAt}` },
    });
    sheet.columns = COLUMNS.map(({ width }) => ({ width }));
    title(sheet, list);
    list.rows.forEach((row) => line(sheet, row));
    total(sheet, list);
    if (list.undecided.length > 0) {
      band(sheet, '待裁量（尚未决定，不计金额）');
      list.undecided.forEach((row) => line(sheet, row));
    }
    sheet.commit();
    await workbook.commit();
  },
};

function merged(sheet: ExcelJS.Worksheet, text: string, style: Partial<ExcelJS.Style>, height: number): void {
  const row = sheet.addRow([text]);
  row.height = height;
  row.getCell(1).style = style;
  sheet.mergeCells(row.number, 1, row.number, LAST);
  row.commit();
}

function title(sheet: ExcelJS.Worksheet, list: PenaltyList): void {
  const mark = list.proposed ? '（拟处理）' : '';
  merged(
    sheet,
    `${list.title}${mark}`,
    { font: { bold: true, size: 18 }, alignment: { horizontal: 'center', vertical: 'middle' } },
    34,
  );
  const { rulebook } = list;
  const about = [
    list.county,
    `考核期：${list.period}`,
    `依据：${rulebook.title}（${rulebook.id}，摘要 ${rulebook.digest.slice(0, 16)}）`,
    `生成时间：${list.producedAt}`,
  ].join('    ');
  merged(
    sheet,
    about,
    {
      font: { size: 10, color: { argb: 'FF555555' } },
      alignment: { horizontal: 'center', wrapText: true, vertical: 'middle' },
    },
    32,
  );
  const header = sheet.addRow(COLUMNS.map((column) => column.header));
  header.height = 24;
  header.eachCell((cell) => {
    cell.style = {
      font: { bold: true },
      border: THIN,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } },
      alignment: { horizontal: 'center', vertical: 'middle' },
    };
  });
  header.commit();
}

function band(sheet: ExcelJS.Worksheet, text: string): void {
  merged(sheet, text, { font: { bold: true }, border: THIN, alignment: { vertical: 'middle' } }, 24);
}

/** Texts stay texts: nothing that was reported is ever a formula. */
function line(sheet: ExcelJS.Worksheet, entry: PenaltyRow): void {
  const { number, official, organization, role, clause, decision, amount, remark } = entry;
  const row = sheet.addRow([number, official, organization, role, clause, decision, cellOfAmount(amount), remark]);
  // Rows grow with the clause: streaming writers cannot measure, so its length decides.
  row.height = Math.max(
    20,
    15 * Math.ceil(Math.max(clause.length / 21, decision.length / 12, remark.length / 8, 1)) + 4,
  );
  for (let column = 1; column <= LAST; column++) {
    row.getCell(column).style = {
      border: THIN,
      alignment: {
        vertical: 'middle',
        wrapText: true,
        horizontal: column === 7 ? 'right' : column === 1 ? 'center' : 'left',
      },
      ...(column === 7 ? { numFmt: '#,##0.00' } : {}),
    };
  }
  row.commit();
}

/** A number as long as a double holds it exactly; a text beyond. */
function cellOfAmount(amount: string | null): number | string | null {
  if (amount === null) return null;
  return amount.replace(/[-.]/g, '').length <= 15 ? Number(amount) : amount;
}

function total(sheet: ExcelJS.Worksheet, list: PenaltyList): void {
  const row = sheet.addRow([
    '合计',
    `人民币（大写）：${yuanInWords(list.total)}`,
    null,
    null,
    null,
    null,
    cellOfAmount(list.total),
    null,
  ]);
  row.height = 26;
  for (let column = 1; column <= LAST; column++) {
    row.getCell(column).style = {
      font: { bold: true },
      border: THIN,
      alignment: { vertical: 'middle', horizontal: column === 7 ? 'right' : column === 1 ? 'center' : 'left' },
      ...(column === 7 ? { numFmt: '#,##0.00' } : {}),
    };
  }
  sheet.mergeCells(row.number, 2, row.number, 6);
  row.commit();
}
