/** The only door of the rulebooks. */
export { readRulebook, withPositions, type ReadRulebook } from './read-rulebook.js';
export type { Position } from './parse/places.js';
export { decreeFile, decreeText, isDecree, listDecrees, type DecreeSummary } from './decrees.js';
export { examineRulebook, warningsOf, type Examined } from './examine-rulebook.js';
export { disputedReadings, withReadings, type DisputedReading } from './overlay/with-reading.js';
export type { Finding } from './lint/finding.js';
export { CHECKS, lintRulebook } from './lint/lint-rulebook.js';
