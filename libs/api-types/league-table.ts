import type { AssessmentView, NameView, OrganizationView } from './shared.js';

export interface LeagueHistoryPoint {
  readonly period: string;
  /** Null when the organization had no place. */
  readonly rank: number | null;
  readonly total: string | null;
}

export interface LeagueRow {
  readonly organization: OrganizationView;
  readonly rank: number | null;
  /** 1 = last. */
  readonly last: number | null;
  /** The sheet's total. */
  readonly total: string | null;
  /** True when the place is shared. */
  readonly tied: boolean;
  /** Places gained (positive) or lost since the period before; null when there is none to compare. */
  readonly movement: number | null;
  readonly previousRank: number | null;
  /** Points behind the place above (0 or more, same decimals as the total); null for the first and the unranked. */
  readonly gapAbove: string | null;
  readonly vetoed: boolean;
  /** Events of the period that carry a warning, by type, e.g. `yellow_card`. */
  readonly warnings: readonly { readonly type: string; readonly name: NameView; readonly count: number }[];
  /** One point per period of the view's `periods`. */
  readonly history: readonly LeagueHistoryPoint[];
}

/** `GET /api/league-table?period=` */
export interface LeagueTableView {
  readonly county: OrganizationView;
  readonly period: string;
  /** Up to and including `period`, oldest first. */
  readonly periods: readonly string[];
  readonly ranking: { readonly id: string; readonly name: NameView };
  readonly sheet: { readonly id: string; readonly name: NameView; readonly full: string };
  /** Number ranked. */
  readonly size: number;
  /** By rank, then code; the unranked at the end. */
  readonly rows: readonly LeagueRow[];
  readonly assessment: AssessmentView;
}
