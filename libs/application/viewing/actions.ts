import type { ActionsView, ActionView, NameView } from '../../api-types/index.js';
import type { Rulebook } from '../../engine/index.js';
import type { NamedActionRow, RowFilter } from '../ports/assessments-repository.js';
import { CODES } from '../../texts/index.js';
import type { Repositories } from '../ports/store.js';
import { sum } from './decimals.js';
import { clauseOf, latestRun, nameOf } from './run.js';

/** Actions of one period, or of all; null when nothing was computed yet. */
export async function actionsView(repositories: Repositories, period: string | null): Promise<ActionsView | null> {
  const run = await latestRun(repositories);
  if (run === null) return null;
  const filter: RowFilter = period === null ? {} : { periods: [period] };
  const rows = await repositories.assessments.actions(run.header.id, filter);
  const actions = rows.map((row) => actionView(row, run.rulebook));
  const amounts = (kind: string): string =>
    sum(actions.flatMap((action) => (action.kind === kind && action.amount !== null ? [action.amount] : [])));
  const proposed = actions.filter(({ state }) => state === 'proposed').length;
  return {
    period,
    actions,
    sums: { fines: amounts('fine'), rewards: amounts('reward') },
    counts: { proposed, pending: actions.length - proposed },
    assessment: run.view,
  };
}

export function actionView(row: NamedActionRow, rulebook: Rulebook): ActionView {
  const { rule, clause, organization, role, official, code, options } = row;
  const isRange = options !== null && 'between' in options && Array.isArray(options.between);
  const between = isRange ? (options as { between: readonly [string | null, string | null] }).between : null;
  return {
    id: row.position,
    period: row.period,
    kind: row.kind,
    rule: { id: rule, name: nameOf(rulebook.rules.find(({ id }) => id === rule)?.name, rule) },
    clause: clauseOf(rulebook, clause),
    organization: organization === null ? null : { code: organization, name: row.organizationName ?? organization },
    role: role === null ? null : { id: role, name: roleName(role, rulebook) },
    official: official === null ? null : { code: official, name: row.officialName ?? official },
    event: row.event,
    state: row.status === 'pending' ? 'pending' : 'proposed',
    amount: row.amount,
    code: code === null ? null : { id: code, name: nameOf(CODES[code], code) },
    options: optionsOf(options, isRange),
    between: between === null ? null : { from: between[0], to: between[1] },
    from: row.from,
    until: row.until,
    withinDays: row.within_days,
    withinWorkingDays: row.within_working_days,
    copyTo: row.copy_to,
    flags: row.flags,
  };
}

export function roleName(role: string, rulebook: Rulebook): NameView {
  const own = role.replace(/^parent\./, '');
  return nameOf(rulebook.roles[own]?.name, role);
}

function optionsOf(options: NamedActionRow['options'], isRange: boolean): ActionView['options'] {
  if (options === null || isRange) return [];
  const entries = Array.isArray(options)
    ? (options as readonly string[]).map((code) => [code, null] as const)
    : Object.entries(options as Readonly<Record<string, string | null>>);
  return entries.map(([code, amount]) => ({ code, name: nameOf(CODES[code], code), amount }));
}
