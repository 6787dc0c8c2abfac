import type { ActionFlag } from '../model/result.js';
import type { Reached } from './reached.js';

/** What a consequence says for one entry: its amount, its range or its grades, as printed; null when not known. */
export interface Stated {
  readonly amount: string | null;
  readonly grades: readonly (readonly [string, string | null])[] | null;
  readonly between: readonly [string | null, string | null] | null;
}

/** An action before determinations are applied and it is printed. */
export interface Proposal {
  readonly reached: Reached;
  /** Which entry of `reached`. */
  readonly entry: number;
  readonly organization: string | null;
  /** Role as printed. */
  readonly role: string | null;
  readonly event: string | null;
  readonly stated: Stated;
  /** A bar's code, or the fixed `is`. */
  readonly code: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly flags: Set<ActionFlag>;
  status: 'determined' | 'pending';
  /** After a determination: what was chosen. */
  chosen: { readonly amount: string | null; readonly code: string | null } | null;
}

export const officialOf = ({ reached, entry }: Proposal): number => reached.officials[entry];

/** The appointment through which the person was reached; -1: reached as a person. */
export function throughOf({ reached, entry }: Proposal): number {
  const byPost = reached.planned.targets[reached.targets[entry]].to === 'role' || reached.rule.space.of === 'post';
  return byPost ? reached.posts[entry] : -1;
}
