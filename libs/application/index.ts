/** The only door of the application: use cases, and the ports they need. */
export { assess, prepareRulebook, printResult, type RunnableRulebook } from './assessing/assess.js';
export { caseDigest, sha256 } from './assessing/digests.js';
