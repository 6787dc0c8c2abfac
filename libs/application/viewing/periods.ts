import type { PeriodsView } from '../../api-types/index.js';
import type { Repositories } from '../ports/store.js';
import { latestRun } from './run.js';

export async function periodsView(repositories: Repositories): Promise<PeriodsView> {
  const run = await latestRun(repositories);
  if (run === null) return { periods: [], latest: null, assessment: null };
  const places = await repositories.assessments.places(run.header.id, {});
  const ranked = new Set(places.map(({ period }) => period));
  const periods = run.header.periods.filter((period) => ranked.has(period));
  return { periods, latest: periods.at(-1) ?? null, assessment: run.view };
}
