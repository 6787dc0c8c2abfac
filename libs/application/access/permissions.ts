import type { OperationView } from '../../api-types/index.js';
import type { Role } from '../ports/access-context.js';

/** Role x operation; what is not listed is denied. Rows are limited by the database on top of this. */
export const PERMISSIONS: Readonly<Record<Role, readonly OperationView[]>> = {
  county_leader: [
    'view_league_table',
    'view_scorecard',
    'view_vetoes',
    'view_actions',
    'view_streaks',
    'view_assessments',
    'sign_assessment',
  ],
  assessment_office: [
    'view_league_table',
    'view_scorecard',
    'view_vetoes',
    'view_actions',
    'view_streaks',
    'import_workbook',
    'run_assessment',
    'view_assessments',
    'check_assessment',
    'publish_assessment',
    'verify_assessment',
  ],
  personnel_office: [
    'view_league_table',
    'view_scorecard',
    'view_vetoes',
    'view_actions',
    'view_streaks',
    'import_workbook',
    'run_assessment',
    'export_penalties',
    'view_assessments',
    'check_assessment',
    'publish_assessment',
    'verify_assessment',
  ],
  township_head: ['view_scorecard', 'view_vetoes', 'view_actions', 'view_streaks'],
  auditor: [
    'view_league_table',
    'view_scorecard',
    'view_vetoes',
    'view_actions',
    'view_streaks',
    'view_assessments',
    'verify_assessment',
    'export_audit',
  ],
  admin: [],
};

export const may = (role: Role, operation: OperationView): boolean => PERMISSIONS[role].includes(operation);
