import type { AssessmentView, ClauseView, NameView } from '../../api-types/index.js';
import type { Name, Rulebook } from '../../engine/index.js';
import { runnable } from '../assessing/rulebook-in-force.js';
import type { AssessmentHeader } from '../ports/assessments-repository.js';
import type { County, OrganizationRecord } from '../ports/records-repository.js';
import type { Repositories } from '../ports/store.js';

/** The latest run with its rulebook and the names it needs: where every view begins. */
export interface LatestRun {
  readonly header: AssessmentHeader;
  readonly rulebook: Rulebook;
  readonly view: AssessmentView;
  readonly county: County;
  readonly organizations: ReadonlyMap<string, OrganizationRecord>;
}

export async function latestRun({ assessments, rulebooks, records }: Repositories): Promise<LatestRun | null> {
  const header = await assessments.latest();
  const county = await records.county();
  if (header === null || county === null) return null;
  const stored = await rulebooks.byDigest(header.rulebook.digest);
  if (stored === null) throw new Error(`the rulebook of run ${header.id} is not stored`);
  const { rulebook } = runnable(stored.digest, stored.text).program;
  const { id, caseDigest, engineVersion, computedAt } = header;
  const view: AssessmentView = {
    id,
    rulebook: { id: rulebook.id, title: nameOf(rulebook.title, rulebook.id), digest: stored.digest },
    caseDigest,
    engineVersion,
    computedAt,
  };
  const organizations = new Map((await records.organizations()).map((one) => [one.code, one]));
  return { header, rulebook, view, county, organizations };
}

/** Both languages of a name; a missing one is the other, or the id. */
export const nameOf = (name: Name | undefined, id: string): NameView => ({
  zh: name?.zh ?? name?.en ?? id,
  en: name?.en ?? name?.zh ?? id,
});

export function clauseOf(rulebook: Rulebook, id: string): ClauseView {
  const { text, status } = rulebook.clauses[id];
  return { id, text, status };
}

/** The ranking that the county looks at first, and the sheet it is by. */
export function mainRanking(rulebook: Rulebook): { ranking: string; sheet: string } | null {
  const rankings = Object.keys(rulebook.rankings);
  const ranking = rankings.find((id) => Object.hasOwn(rulebook.sheets, rulebook.rankings[id].by)) ?? null;
  return ranking === null ? null : { ranking, sheet: rulebook.rankings[ranking].by };
}

/** Periods up to and including one; null when the run has no such period. */
export function periodsUpTo(header: AssessmentHeader, period: string): string[] | null {
  const index = header.periods.indexOf(period);
  return index < 0 ? null : header.periods.slice(0, index + 1);
}
