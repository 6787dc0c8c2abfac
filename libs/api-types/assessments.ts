import type { AssessmentView } from './shared.js';

/** Body of `POST /api/assessments`. */
export interface RunRequest {
  /** Id of a decree; the one in force when left out. */
  readonly rulebook?: string;
}

/** Answer to `POST /api/assessments`. */
export interface RunView {
  readonly assessment: AssessmentView;
  readonly periods: readonly string[];
  readonly counts: {
    readonly organizations: number;
    readonly actions: number;
    readonly pending: number;
    readonly vetoes: number;
  };
}
