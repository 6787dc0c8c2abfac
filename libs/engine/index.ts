/** The only door of the engine: pure; no clock, no locale, no input or output. */
export type * from './model/case.js';
export type * from './model/problem.js';
export type * from './model/result.js';
export type * from './model/rulebook.js';
export type { CheckedCase } from './columns/frame.js';
export type { Program } from './plan/program.js';
export { parsePeriod, byEnd, type Period } from './calendar/periods.js';
export { parseDay, printDay } from './calendar/days.js';
export { decimalOfNumber, parseDecimal, printUnits } from './exact/decimal.js';
export { compileRulebook } from './plan/compile.js';
export { checkCase } from './intake/check-case.js';
export type { ReadingColumns, Units } from './intake/reading-columns.js';
export { calculate, columnOf, type Calculation } from './calculate.js';
export type { Column } from './columns/column.js';
export type { Reached } from './rules/reached.js';
export { evaluate } from './evaluate.js';
export { parseExpression } from './language/parse.js';
export { children, type BinaryOperator, type Span, type Tree, type TreeType } from './language/tree.js';
