import type { AssessmentView } from './shared.js';

export type StageView = 'checked' | 'signed' | 'published';

/** Body of `POST /api/assessments/:id/checked` (`signed`, `published`): the result digest that was on the screen. */
export interface StageRequest {
  readonly seen: string;
}

/** A step of an assessment's life after it is computed. */
export interface StageDone {
  readonly stage: StageView;
  /** Id of the account. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** A row of `GET /api/assessments`, latest first. */
export interface AssessmentRow {
  readonly id: string;
  readonly rulebookDigest: string;
  readonly caseDigest: string;
  readonly resultDigest: string;
  readonly engineVersion: string;
  /** ISO instant. */
  readonly computedAt: string;
  readonly periods: readonly string[];
  readonly stages: readonly StageDone[];
}

/** Answer to `GET /api/assessments/:id/verification`: computed again, and what differs. */
export interface VerificationView {
  readonly assessment: string;
  readonly resultDigest: string;
  readonly same: boolean;
  readonly differences: readonly {
    readonly what: string;
    readonly stored: string | null;
    readonly recomputed: string | null;
  }[];
}

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
