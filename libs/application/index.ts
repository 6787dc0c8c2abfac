/** The only door of the application: use cases, and the ports they need. */
export { assess, prepareRulebook, printResult, type RunnableRulebook } from './assessing/assess.js';
export { checkRulebook, type CheckedRulebook } from './rulekeeping/check-rulebook.js';
export { caseDigest, sha256 } from './assessing/digests.js';
export type * from './ports/access-context.js';
export type * from './ports/accounts-repository.js';
export type * from './ports/assessments-repository.js';
export type * from './ports/audit-repository.js';
export type * from './ports/clock.js';
export type * from './ports/imports-repository.js';
export type * from './ports/passwords.js';
export type * from './ports/penalty-list-writer.js';
export type * from './ports/records-repository.js';
export type * from './ports/rulebooks-repository.js';
export type * from './ports/store.js';
export type * from './ports/workbook-reader.js';
export { contextOf, sessionView, signIn, signOut, whoIs, type SignedIn } from './access/sign-in.js';
export { may, PERMISSIONS } from './access/permissions.js';
export { importWorkbook, type CellProblem, type ImportOutcome, type Upload } from './intake/import-workbook.js';
export { ENGINE_VERSION, runAssessment } from './assessing/run-assessment.js';
export { moveOn } from './assessing/stage.js';
export { verifyAssessment, type Difference, type Verification } from './assessing/verify-assessment.js';
export { BEGINNING, brokenAt, isSigned, lineOf, linkOf, signHead } from './audit/chain.js';
export { exportAudit } from './audit/export-audit.js';
export { rulebookInForce } from './assessing/rulebook-in-force.js';
export { latestRun } from './viewing/run.js';
export { periodsView } from './viewing/periods.js';
export { leagueTableView } from './viewing/league-table.js';
export { scorecardView } from './viewing/scorecard.js';
export { actionsView } from './viewing/actions.js';
export { vetoesView } from './viewing/vetoes.js';
export { streaksView } from './viewing/streaks.js';
export { compareResults } from './comparing/compare-results.js';
export {
  compareRulebooks,
  readingsRegister,
  readOtherwise,
  type RegisterEntry,
} from './comparing/compare-rulebooks.js';
export type * from './comparing/comparison.js';
export { printComparison, printRegister } from './comparing/print-comparison.js';
export { distanceOf } from './foreseeing/distance-of.js';
export type * from './foreseeing/distance.js';
export { printDistance, printRobustness } from './foreseeing/print-distance.js';
export { robustnessOf } from './foreseeing/robustness.js';
export { explainCase } from './explaining/explain-case.js';
export { explainStored } from './explaining/explain-stored.js';
export type { Explanation } from './explaining/explanation.js';
export { printTrace } from './explaining/print-trace.js';
export { penaltyList } from './exporting/penalty-list.js';
export { firstStart, productContext, type DemoAccount, type FirstStart } from './starting/first-start.js';
