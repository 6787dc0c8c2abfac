import type { RuleStatus, WhyNot } from '../../engine/index.js';

/** How far one organization is from what comes next in a period. Others appear as places and points only. */
export interface Distance {
  readonly organization: string;
  readonly period: string;
  readonly rankings: readonly RankingDistance[];
  readonly rules: readonly RuleDistance[];
  readonly changes: readonly SmallestChange[];
}

export interface RankingDistance {
  readonly ranking: string;
  readonly rank: number;
  readonly last: number;
  readonly size: number;
  /** Points of the sheet that the ranking is by, as printed; null when it is by something else: then there are no gaps. */
  readonly points: string | null;
  /** The next place above; null for the first. */
  readonly above: { readonly rank: number; readonly gap: string | null } | null;
  /** The last places that a rule or fact names (the largest k of `last <= k`); null when none does. */
  readonly bottom: {
    readonly places: number;
    readonly inside: boolean;
    /** Points to the nearest place on the other side of the line; null when there is none. */
    readonly gap: string | null;
  } | null;
}

/** A rule and what it lacks; of a condition on a threshold or a streak `whyNot` tells value, bound and difference. */
export interface RuleDistance {
  readonly rule: string;
  readonly clause: string;
  readonly status: RuleStatus;
  readonly whyNot: WhyNot | null;
}

export type Goal = 'next_place' | 'leave_bottom';

/**
 * The smallest change of one reading that alone reaches a goal, everything else as it is: it does, and one step less does not.
 * `to` null: not within the limits of the input by steps of one unit of its last decimal.
 */
export interface SmallestChange {
  readonly ranking: string;
  readonly goal: Goal;
  readonly input: string;
  readonly unit: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly change: string | null;
}

/** Whose places change when one figure moves a little. */
export interface Flip {
  readonly change:
    | { readonly reading: string; readonly organization: string; readonly from: string; readonly to: string }
    | { readonly indicator: string; readonly weight: { readonly from: string; readonly to: string } };
  readonly moves: readonly {
    readonly ranking: string;
    readonly organization: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
}

export interface Robustness {
  readonly period: string;
  /** Single changes tried: each reading by one step up and down, each weight by one point up and down. */
  readonly tried: number;
  /** Changes that would not be computed (out of range, no score), which say nothing. */
  readonly refused: number;
  readonly flips: readonly Flip[];
  /** By organization: under how many of the changes its places stay. */
  readonly holds: Readonly<Record<string, number>>;
}
