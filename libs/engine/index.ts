/** The only door of the engine. */
export type * from './model/rulebook.js';
export type * from './model/case.js';
export type * from './model/problem.js';
export type * from './model/result.js';
export { parseExpression } from './language/parse.js';
export { children, type BinaryOperator, type Span, type Tree, type TreeType } from './language/tree.js';
