/** The only door of the engine. */
export type * from './model/rulebook.js';
export type * from './model/case.js';
export type * from './model/problem.js';
export type * from './model/result.js';
