import type { AssessmentView } from './shared.js';

/** `GET /api/periods` */
export interface PeriodsView {
  /** By last day, oldest first; those that have a ranking. */
  readonly periods: readonly string[];
  /** The one to open first; null when nothing was computed yet. */
  readonly latest: string | null;
  readonly assessment: AssessmentView | null;
}
