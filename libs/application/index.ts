/** The only door of the application: use cases, and the ports they need. */
export { assess, prepareRulebook, printResult, type RunnableRulebook } from './assessing/assess.js';
export { caseDigest, sha256 } from './assessing/digests.js';
export type * from './ports/access-context.js';
export type * from './ports/accounts-repository.js';
export type * from './ports/assessments-repository.js';
export type * from './ports/clock.js';
export type * from './ports/imports-repository.js';
export type * from './ports/passwords.js';
export type * from './ports/penalty-list-writer.js';
export type * from './ports/records-repository.js';
export type * from './ports/rulebooks-repository.js';
export type * from './ports/store.js';
export type * from './ports/workbook-reader.js';
