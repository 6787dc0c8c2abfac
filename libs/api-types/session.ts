import type { OrganizationView } from './shared.js';

export type RoleView =
  'county_leader' | 'assessment_office' | 'personnel_office' | 'township_head' | 'auditor' | 'admin';

/** What the signed-in person may do; the page shows what is listed, the server enforces it again. */
export type OperationView =
  | 'view_league_table'
  | 'view_scorecard'
  | 'view_vetoes'
  | 'view_actions'
  | 'view_streaks'
  | 'import_workbook'
  | 'run_assessment'
  | 'export_penalties'
  | 'view_assessments'
  | 'check_assessment'
  | 'sign_assessment'
  | 'publish_assessment'
  | 'verify_assessment'
  | 'export_audit';

export interface SignInRequest {
  readonly name: string;
  readonly password: string;
}

/** `GET /api/session`, and the answer to `POST /api/session`. */
export interface SessionView {
  readonly name: string;
  readonly displayName: string;
  readonly role: RoleView;
  readonly county: OrganizationView;
  /** The own organization of a township head; otherwise null. */
  readonly organization: OrganizationView | null;
  readonly operations: readonly OperationView[];
  /** ISO instant. */
  readonly expiresAt: string;
}
