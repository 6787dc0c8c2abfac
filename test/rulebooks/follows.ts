import type { Action, FiredRule, PeriodResult } from '../../libs/engine/index.js';

/**
 * What follows from a case as the guide and the cookbook print it: every consequence, tie and open rule, a line each.
 * Values (`T01@2025 standing = 1`) are printed by choice, and looked up by `valueAt`.
 */
export function followLines(periods: readonly PeriodResult[]): string[] {
  return periods.flatMap(({ period, ties, actions, undetermined, flags }) => [
    ...ties.map(({ ranking, organizations }) => `${organizations.join(' ')}@${period} tied in ${ranking}`),
    ...actions.map((action) => actionLine(action, period)),
    ...undetermined.map((one) => `${subject(one)}@${period} ${one.rule}: undetermined`),
    ...flags.map(({ code, rule, organization }) => `${organization}@${period} ${rule}: [${code}], not fired`),
  ]);
}

const subject = ({ event, organization, official }: FiredRule | Action): string =>
  event ?? organization ?? official ?? '';

function actionLine(action: Action, period: string): string {
  const { rule, kind, status, amount, code, from, until, within_days, within_working_days, copy_to, flags } = action;
  const due = status === 'pending' ? openChoice(action) : [amount, code].filter((part) => part !== null).join(' ');
  const to = [action.role ?? (action.official === null ? 'organization' : 'official'), action.official ?? ''].join(' ');
  return [
    `${subject(action)}@${period} ${rule}: ${kind} ${due}`.trimEnd() + (kind === 'veto' ? '' : ` to ${to.trimEnd()}`),
    from === null ? '' : `, ${from} to ${until}`,
    within_days === null ? '' : `, within ${within_days} days`,
    within_working_days === null ? '' : `, within ${within_working_days} working days`,
    copy_to.length === 0 ? '' : `, copy to ${copy_to.join(' ')}`,
    flags.length === 0 ? '' : ` [${flags.join(' ')}]`,
  ].join('');
}

/** A pending action: what there is to choose from. */
function openChoice({ options, amount }: Action): string {
  if (options === null) return amount ?? '?';
  if (Array.isArray(options)) return `? of ${(options as readonly string[]).join(' | ')}`;
  if ('between' in options) {
    return `? between ${(options.between as readonly (string | null)[]).map((end) => end ?? '?').join(' and ')}`;
  }
  return `? of ${Object.entries(options as Record<string, string>)
    .map(([grade, money]) => `${grade} ${money}`)
    .join(' | ')}`;
}

/** The printed value of `T01@2025 name` (a fact, an indicator, a sheet, a place), undefined when there is none. */
export function valueAt(periods: readonly PeriodResult[], period: string, code: string, name: string): unknown {
  const found = periods.find((one) => one.period === period);
  if (found === undefined) return undefined;
  for (const rows of Object.values(found.facts)) if (name in (rows[code] ?? {})) return rows[code][name];
  for (const [sheet, rows] of Object.entries(found.sheets)) {
    if (sheet === name) return rows[code]?.total;
    if (name in (rows[code]?.indicators ?? {})) return rows[code].indicators[name];
  }
  const [ranking, part] = name.split('.');
  const place = found.rankings[ranking]?.[code];
  return part === 'last' ? place?.last : place?.rank;
}

const VALUE = /^(\S+)@(\S+) (\S+) = (.+)$/u;

/** The lines of a block that state a value, with the value that the run gave instead of the one stated. */
export function computedValues(periods: readonly PeriodResult[], stated: readonly string[]): string[] {
  return stated
    .map((line) => VALUE.exec(line))
    .filter((found) => found !== null)
    .map(([, code, period, name]) => `${code}@${period} ${name} = ${String(valueAt(periods, period, code, name))}`);
}

export const isValue = (line: string): boolean => VALUE.test(line);
