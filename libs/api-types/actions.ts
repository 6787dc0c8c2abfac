import type { AssessmentView, ClauseView, NameView, OrganizationView } from './shared.js';

export type ActionKind = 'reward' | 'fine' | 'measure' | 'bar' | 'duty' | 'veto';

/** A choice left to discretion: a code or a grade, with its amount when it is about money. */
export interface ActionOption {
  readonly code: string;
  readonly name: NameView;
  readonly amount: string | null;
}

export interface ActionView {
  /** Position in the run: unique and stable in it. */
  readonly id: number;
  readonly period: string;
  readonly kind: ActionKind;
  readonly rule: { readonly id: string; readonly name: NameView };
  readonly clause: ClauseView;
  readonly organization: OrganizationView | null;
  readonly role: { readonly id: string; readonly name: NameView } | null;
  /** Null for an organization's own action and for a vacant post (then flagged `vacant`). */
  readonly official: { readonly code: string; readonly name: string } | null;
  readonly event: string | null;
  /** `proposed`: fixed by the decree, waiting for its decision; `pending`: left to discretion (待裁量), no amount or code yet. */
  readonly state: 'proposed' | 'pending';
  /** Yuan, a decimal. */
  readonly amount: string | null;
  /** The measure, what is barred, or the duty. */
  readonly code: { readonly id: string; readonly name: NameView } | null;
  readonly options: readonly ActionOption[];
  /** A range of money left to discretion. */
  readonly between: { readonly from: string | null; readonly to: string | null } | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly withinDays: number | null;
  readonly withinWorkingDays: number | null;
  readonly copyTo: readonly string[];
  readonly flags: readonly ('vacant' | 'moved' | 'amount_unknown' | 'tied')[];
}

/** `GET /api/actions?period=` (all periods when left out) */
export interface ActionsView {
  readonly period: string | null;
  readonly actions: readonly ActionView[];
  /** Yuan over the actions shown that have an amount. */
  readonly sums: { readonly fines: string; readonly rewards: string };
  readonly counts: { readonly proposed: number; readonly pending: number };
  readonly assessment: AssessmentView;
}
