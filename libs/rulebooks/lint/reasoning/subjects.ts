import type { Consequence, ConsequenceKind } from '../../../engine/index.js';

/** Consequences that weigh on whom they reach. */
const WEIGHING: ReadonlySet<ConsequenceKind> = new Set(['fine', 'measure', 'veto', 'bar']);

export const weighs = ({ kind }: Consequence): boolean => WEIGHING.has(kind);

/** The codes that a measure can carry. */
export const codesOf = ({ is, options }: Consequence): readonly string[] =>
  Array.isArray(options) ? (options as readonly string[]) : is === undefined ? [] : [is];
