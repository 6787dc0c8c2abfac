import type { VetoesView, VetoView } from '../../api-types/index.js';
import type { RowFilter } from '../ports/assessments-repository.js';
import type { Repositories } from '../ports/store.js';
import { clauseOf, latestRun, nameOf, type LatestRun } from './run.js';

export async function vetoesView(repositories: Repositories, period: string | null): Promise<VetoesView | null> {
  const run = await latestRun(repositories);
  if (run === null) return null;
  const vetoes = await vetoesOf(repositories, run, period === null ? {} : { periods: [period] });
  return { vetoes, assessment: run.view };
}

/** One-vote vetoes with the clause of each, and the event that set it off. */
export async function vetoesOf(repositories: Repositories, run: LatestRun, filter: RowFilter): Promise<VetoView[]> {
  const { rulebook, organizations, header } = run;
  const outcomes = await repositories.assessments.outcomes(header.id, filter);
  const views = new Map<string, VetoView & { rules: VetoView['rules'][number][] }>();
  for (const { period, outcome, organization, rule } of outcomes) {
    if (outcome !== 'veto' || organization === null) continue;
    const key = `${period} ${organization}`;
    const name = organizations.get(organization)?.name ?? organization;
    const view = views.get(key) ?? { period, organization: { code: organization, name }, rules: [] };
    const declared = rulebook.rules.find(({ id }) => id === rule);
    const fired = outcomes.find(
      (row) =>
        row.outcome === 'fired' && row.rule === rule && row.period === period && row.organization === organization,
    );
    view.rules.push({
      rule,
      name: nameOf(declared?.name, rule),
      when: declared?.when ?? null,
      clause: clauseOf(rulebook, declared?.clause ?? ''),
      event: fired?.event ?? null,
    });
    views.set(key, view);
  }
  return [...views.values()];
}
