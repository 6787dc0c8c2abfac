import type { ScorecardStreak } from './scorecard.js';
import type { AssessmentView, OrganizationView } from './shared.js';

/** One organization's runs; only those that ever left zero are listed. */
export interface StreakRow {
  readonly organization: OrganizationView;
  readonly streaks: readonly ScorecardStreak[];
}

/** `GET /api/streaks?period=` */
export interface StreaksView {
  readonly period: string;
  /** Oldest first, up to and including `period`. */
  readonly periods: readonly string[];
  readonly rows: readonly StreakRow[];
  readonly assessment: AssessmentView;
}
