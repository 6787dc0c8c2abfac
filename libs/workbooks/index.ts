/** The only door of workbooks: .xlsx in and out. */
export { workbookReader } from './reading/workbook-reader.js';
export { penaltyListWriter } from './writing/penalty-list.js';
export { writeCaseWorkbook } from './writing/case-workbook.js';
