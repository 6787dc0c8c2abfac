import { givesPeople, type Indicator, type Rule, type Rulebook, type Sheet } from '../../../engine/index.js';
import type { Scope } from './written.js';

/** What a name of an expression stands for. */
export type Meaning =
  | { readonly is: 'field' | 'trait'; readonly values: readonly string[] | null }
  | { readonly is: 'input' | 'fact' | 'sheet' | 'ranking' }
  | { readonly is: 'indicator'; readonly sheet: Sheet; readonly indicator: Indicator }
  | { readonly is: 'kind' | 'event' | 'rhythm' };

export function meaningOf(name: string, { event }: Scope, rulebook: Rulebook): Meaning {
  const fields = event === null ? {} : rulebook.events[event].fields;
  const listed = (type: unknown): readonly string[] | null => (Array.isArray(type) ? (type as string[]) : null);
  if (Object.hasOwn(fields, name)) return { is: 'field', values: listed(fields[name]) };
  for (const [is, list] of [
    ['input', rulebook.inputs],
    ['fact', rulebook.facts],
    ['sheet', rulebook.sheets],
    ['ranking', rulebook.rankings],
    ['kind', rulebook.organizations],
    ['event', rulebook.events],
  ] as const) {
    if (Object.hasOwn(list, name)) return { is };
  }
  for (const sheet of Object.values(rulebook.sheets)) {
    const indicator = sheet.indicators.find(({ id }) => id === name);
    if (indicator !== undefined) return { is: 'indicator', sheet, indicator };
  }
  for (const kind of Object.values(rulebook.organizations)) {
    if (Object.hasOwn(kind.fields, name)) return { is: 'trait', values: listed(kind.fields[name]) };
  }
  return { is: 'rhythm' };
}

/** The values that a name of the rulebook can take, where they are listed. */
export function valuesOf(name: string, scope: Scope, rulebook: Rulebook): readonly string[] | null {
  const meaning = meaningOf(name, scope, rulebook);
  if (meaning.is === 'input') return rulebook.inputs[name].values ?? null;
  return meaning.is === 'field' || meaning.is === 'trait' ? meaning.values : null;
}

/** How many rules above a place give a code: `received` of the same code counts the same where this is the same. */
export const givenAbove = (code: string, above: number, rules: readonly Rule[]): number =>
  rules.slice(0, above).filter(({ then }) => then.some((one) => givesPeople(one, code))).length;
