import { parsePeriod, type Period } from '../calendar/periods.js';
import type { Outcome, Problem } from '../model/problem.js';

/** What is asked for, as it is written; nothing is looked up yet. */
export type Target =
  | { readonly asks: 'action'; readonly position: number; readonly period: Period }
  /** `role` and `official` narrow a rule to the actions that reached them. */
  | {
      readonly asks: 'name';
      readonly subject: string;
      readonly name: string;
      readonly role: string | null;
      readonly official: string | null;
      readonly period: Period;
    };

export type Named = Extract<Target, { asks: 'name' }>;

const FORMS = 'T05/assessment@2025, T05/rule/role/P9@2025, actions[3]@2025';

export function refused<T>(
  code: string,
  value: string,
  details: Readonly<Record<string, string>> = {},
): Outcome<T> & { readonly ok: false } {
  const problem: Problem = { code, place: 'of', value, details };
  return { ok: false, problems: [problem] };
}

/** `T05/assessment@2025`, `T05/rule/role/official@2025`, `actions[3]@2025`. */
export function parseTarget(text: string): Outcome<Target> {
  const at = text.lastIndexOf('@');
  if (at < 0) return refused('bad_target', text, { expected: FORMS });
  const [what, when] = [text.slice(0, at), text.slice(at + 1)];
  const period = parsePeriod(when);
  if (period === null) return refused('bad_period', when);
  const action = /^actions\[(0|[1-9][0-9]{0,8})\]$/.exec(what);
  if (action !== null) return { ok: true, value: { asks: 'action', position: Number(action[1]), period } };
  const [subject, name, role = null, official = null, ...more] = what.split('/');
  if (subject === '' || name === undefined || name === '' || role === '' || official === '' || more.length > 0) {
    return refused('bad_target', text, { expected: FORMS });
  }
  return { ok: true, value: { asks: 'name', subject, name, role, official, period } };
}
