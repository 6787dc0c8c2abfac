import type { OperationView } from '../../api-types/index.js';
import type { Role } from '../ports/access-context.js';

/** Role x operation; what is not listed is denied. Rows are limited by the database on top of this. */
export const PERMISSIONS: Readonly<Record<Role, readonly OperationView[]>> = {
  county_leader: ['view_league_table', 'view_scorecard', 'view_vetoes', 'view_actions', 'view_streaks'],
  assessment_office: [
    'view_league_table',
    'view_scorecard',
    'view_vetoes',
    'view_actions',
    'view_streaks',
    'import_workbook',
    'run_assessment',
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
  ],
  township_head: ['view_scorecard', 'view_vetoes', 'view_actions', 'view_streaks'],
  auditor: ['view_league_table', 'view_scorecard', 'view_vetoes', 'view_actions', 'view_streaks'],
  admin: [],
};

export const may = (role: Role, operation: OperationView): boolean => PERMISSIONS[role].includes(operation);
