import type { ActionFlag } from '../model/result.js';
import type { PlannedConsequence, PlannedRule } from '../plan/program.js';
import type { Stated } from './amounts.js';

/** An action before determinations are applied and it is printed. Rows are those of the case. */
export interface Proposal {
  readonly rule: PlannedRule;
  readonly planned: PlannedConsequence;
  /** Row in the rule's space. */
  readonly row: number;
  readonly organization: string | null;
  /** Role as printed. */
  readonly role: string | null;
  /** Row of the official; -1: nobody. */
  readonly official: number;
  readonly event: string | null;
  /** The appointment whose numbers count; -1: none. */
  readonly post: number;
  /** The appointment through which the person was reached; -1: reached as a person. */
  readonly through: number;
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
