/** The only door of rulebooks: a YAML file in, a rulebook the engine compiles out. */
export { readRulebook, located, type ReadRulebook } from './parse/read-rulebook.js';
export type { Position } from './parse/locate.js';
export { decreeText, listDecrees } from './decrees.js';
