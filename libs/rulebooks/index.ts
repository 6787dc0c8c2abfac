/** The only door of the rulebooks. */
export { readRulebook, withPositions, type ReadRulebook } from './read-rulebook.js';
export type { Position } from './parse/places.js';
export { decreeFile, decreeText, isDecree, listDecrees, type DecreeSummary } from './decrees.js';
