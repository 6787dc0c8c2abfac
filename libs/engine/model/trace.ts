import type { Action } from './result.js';

/** Why a figure is what it is: a tree of typed nodes down to readings and events. Types only. */

/** A number as it is shown; `exact` (numerator/denominator) stands beside it where `decimal` is cut. */
export interface Figure {
  readonly decimal: string;
  readonly exact?: string;
}

export type TraceValue =
  /** Of a named value `decimal` is as printed; `unrounded` is what it was before, where rounding changed it. */
  | (Figure & { readonly type: 'number'; readonly unrounded?: Figure })
  | { readonly type: 'text' | 'date'; readonly text: string }
  | { readonly type: 'boolean'; readonly is: boolean }
  | { readonly type: 'null' }
  /** Not computed, not asked for, or not to be shown. */
  | { readonly type: 'none' };

/** A part of an expression of the rulebook: `text` is the part, `place`, `offset` and `length` say where it stands. */
export interface Excerpt {
  readonly text: string;
  readonly place: string;
  readonly offset: number;
  readonly length: number;
}

/** Where a reading or an event stands in the case; the rest is added by those who know where the case came from. */
export interface TraceSource {
  readonly place: string;
  /** As reported; null: nothing was. */
  readonly reported?: string | null;
  readonly recordedAt?: string;
  readonly file?: string;
}

/** A value that is null, and so left a condition open. */
export interface Missing {
  readonly name: string;
  readonly period: string;
  readonly organization: string | null;
  readonly place: string | null;
}

export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in';

/** A condition that was not met: what it compared, what would have been needed, and the distance. */
export interface FailedCondition {
  readonly expression: Excerpt | null;
  /** Names between the rule and this condition: facts, rules, organizations gathered. */
  readonly via: readonly string[];
  readonly period: string;
  /** Left side, what it had to be, right side (both ends or all of `in`). Null for a plain condition. */
  readonly left: TraceValue | null;
  readonly needs: Sign | null;
  readonly right: readonly TraceValue[];
  /** How far the left side is from the bound it missed; null where there is no distance. */
  readonly difference: Figure | null;
  readonly unit: string | null;
  /** The values that were null, when that is why. */
  readonly missing: readonly Missing[];
  /** Whose figures were compared. */
  readonly of: readonly string[];
}

/** Why a condition did not hold. The first failed condition decides; of an `or` every alternative is listed. */
export interface WhyNot {
  readonly cause: 'false' | 'null' | 'overridden' | 'no_event';
  readonly overriddenBy: readonly string[];
  readonly failed: readonly FailedCondition[];
}

interface Common {
  /** The declared name, operator, function, rule, code of an event or organization, period. */
  readonly name: string;
  readonly names: { readonly zh: string; readonly en: string } | null;
  readonly expression: Excerpt | null;
  readonly value: TraceValue;
  readonly unit: string | null;
  readonly clause: string | null;
  readonly period: string;
  /** Whose figure this is; null: of a person, or of nobody. */
  readonly organization: string | null;
  readonly inputs: readonly TraceNode[];
  /** The inputs are shown where the same value stands earlier in the trace. */
  readonly repeated?: true;
}

export type RuleStatus = 'fired' | 'not_fired' | 'undetermined' | 'overridden' | 'no_event';

export type MemberStatus = 'counted' | 'filtered' | 'null' | 'not_highest';

export type TraceNode = Common &
  (
    | { readonly kind: 'literal' }
    /** `difference`: left side less right side of a comparison. */
    | { readonly kind: 'operation'; readonly difference: Figure | null }
    /** A branch that was not taken, a side that was not asked. */
    | { readonly kind: 'untaken' }
    /** Nothing to read: no organization above, or not assessed in the period. */
    | { readonly kind: 'missing'; readonly reason: 'no_parent' | 'not_assessed' }
    | { readonly kind: 'input'; readonly source: TraceSource }
    | { readonly kind: 'trait' | 'field' | 'post_number'; readonly source: TraceSource }
    | { readonly kind: 'fact'; readonly event: string | null }
    | {
        readonly kind: 'indicator';
        readonly sheet: string;
        readonly weight: string | null;
        readonly indicator: 'plain' | 'bonus' | 'penalty';
      }
    /** `rescaled`: all plain weights and the counted ones, where exempt indicators were left out. */
    | { readonly kind: 'sheet'; readonly rescaled: { readonly plain: string; readonly counted: string } | null }
    | {
        readonly kind: 'ranking';
        readonly part: 'rank' | 'last' | 'size';
        readonly rank: number | null;
        readonly last: number | null;
        readonly size: number | null;
        /** How many share the place. */
        readonly sharedBy: number;
        readonly ascending: boolean;
        readonly without: 'no_value' | 'outside' | null;
      }
    /** A neighbour in the ranking; `decidedBy`: the expression that parted them, null when nothing did. */
    | {
        readonly kind: 'neighbour';
        readonly side: 'above' | 'shared' | 'below';
        readonly rank: number;
        readonly decidedBy: string | null;
      }
    | {
        readonly kind: 'aggregate';
        readonly over: 'events' | 'children' | 'periods';
        readonly counted: number;
        readonly left: number;
      }
    | {
        readonly kind: 'member';
        readonly status: MemberStatus;
        readonly source: TraceSource | null;
        readonly date: string | null;
        readonly whyNot: WhyNot | null;
      }
    | { readonly kind: 'peers'; readonly size: number }
    /** `broke`: the period in which the run ended, looking back, and why. */
    | {
        readonly kind: 'history';
        readonly broke: { readonly period: string; readonly why: 'value' | 'not_listed' | 'not_assessed' } | null;
      }
    | { readonly kind: 'moment'; readonly status: 'counts' | 'breaks' | 'null' | 'not_listed' | 'not_assessed' }
    | { readonly kind: 'received'; readonly code: string }
    | {
        readonly kind: 'rule';
        readonly status: RuleStatus;
        readonly event: string | null;
        readonly official: string | null;
        readonly overriddenBy: readonly string[];
        readonly whyNot: WhyNot | null;
      }
    /** `vetoed`, `fired(…)`: every rule that could have. */
    | { readonly kind: 'grounds'; readonly whyNot: WhyNot | null }
    | { readonly kind: 'actions' }
    /** An amount, an end of a range, or the amount of a grade. */
    | { readonly kind: 'amount'; readonly says: 'amount' | 'low' | 'high' | 'grade' }
    | {
        readonly kind: 'action';
        readonly action: Action;
        /** The role's name in both languages. */
        readonly role: { readonly zh: string; readonly en: string } | null;
        /** Which of those who held the post is meant (section 6). */
        readonly holder: string;
        /** Among the actions of the period. */
        readonly position: number;
      }
    | {
        readonly kind: 'holding';
        readonly official: string;
        readonly role: string;
        readonly from: string | null;
        readonly to: string | null;
        /** Days in the post within the span asked about, and the days of the span. */
        readonly days: number;
        readonly of: number;
        readonly counts: boolean;
      }
    | {
        readonly kind: 'determination';
        readonly source: TraceSource;
        readonly by: string;
        readonly reason: string;
      }
    /** In the place of another organization's figures, after pruning. */
    | { readonly kind: 'hidden' }
  );

export type TraceKind = TraceNode['kind'];

/** What was asked, whose figure it is, and why. */
export interface Trace {
  readonly target: string;
  readonly period: string;
  /** Null for a person. */
  readonly organization: string | null;
  /** The organization above each organization of the trace that has one. */
  readonly above: Readonly<Record<string, string>>;
  readonly root: TraceNode;
}
