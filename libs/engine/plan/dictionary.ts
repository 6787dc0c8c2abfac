import type { Problem } from '../model/problem.js';
import type { Rhythm, Rulebook } from '../model/rulebook.js';

/** What a name of the rulebook stands for; `kind` is the organization kind it belongs to. */
export type Entry =
  | { readonly is: 'kind'; readonly kind: string }
  | { readonly is: 'trait'; readonly kind: string }
  | { readonly is: 'input'; readonly kind: string; readonly rhythm: Rhythm }
  | { readonly is: 'fact'; readonly kind: string; readonly rhythm: Rhythm; readonly event: string | null }
  | { readonly is: 'sheet' | 'indicator'; readonly kind: string; readonly rhythm: Rhythm; readonly sheet: string }
  | { readonly is: 'ranking'; readonly kind: string; readonly rhythm: Rhythm }
  | { readonly is: 'event'; readonly kind: string };

export type Dictionary = ReadonlyMap<string, Entry>;

/** Words with a meaning of their own; as names they could never be reached. */
const RESERVED = new Set(
  ['or', 'and', 'not', 'in', 'if', 'then', 'else', 'true', 'false', 'null'].concat([
    'parent',
    'official',
    'vetoed',
    'weight',
  ]),
);

export const isReserved = (name: string): boolean => RESERVED.has(name);

/** The one namespace of section 2. A name given twice is a `duplicate`; what belongs to no kind is an `unknown_name`. */
export function buildDictionary(rulebook: Rulebook, problems: Problem[]): Dictionary {
  const names = new Map<string, Entry>();
  const rhythm = rulebook.period;
  const put = (name: string, place: string, entry: Entry): void => {
    if (names.has(name)) problems.push({ code: 'duplicate', place, value: name });
    else if (isReserved(name)) problems.push({ code: 'reserved_name', place, value: name });
    else names.set(name, entry);
  };
  const isKind = (kind: string, place: string): boolean => {
    if (Object.hasOwn(rulebook.organizations, kind)) return true;
    problems.push({ code: 'unknown_name', place, value: kind, details: { expected: 'organization kind' } });
    return false;
  };
  for (const [kind, { fields, parent }] of Object.entries(rulebook.organizations)) {
    put(kind, `organizations[${kind}]`, { is: 'kind', kind });
    if (parent !== undefined) isKind(parent, `organizations[${kind}].parent`);
    for (const field of Object.keys(fields))
      put(field, `organizations[${kind}].fields.${field}`, { is: 'trait', kind });
  }
  for (const [name, { of, period = rhythm }] of Object.entries(rulebook.inputs)) {
    const place = `inputs[${name}]`;
    if (isKind(of, `${place}.of`)) put(name, place, { is: 'input', kind: of, rhythm: period });
  }
  for (const [name, { of }] of Object.entries(rulebook.events)) {
    if (isKind(of, `events[${name}].of`)) put(name, `events[${name}]`, { is: 'event', kind: of });
  }
  for (const [name, { of, period = rhythm }] of Object.entries(rulebook.facts)) {
    const place = `facts[${name}]`;
    const event = Object.hasOwn(rulebook.events, of) ? of : null;
    if (event === null && !isKind(of, `${place}.of`)) continue;
    put(name, place, { is: 'fact', kind: event === null ? of : rulebook.events[event].of, rhythm: period, event });
  }
  for (const [name, { of, indicators, period = rhythm }] of Object.entries(rulebook.sheets)) {
    const place = `sheets[${name}]`;
    if (!isKind(of, `${place}.of`)) continue;
    put(name, place, { is: 'sheet', kind: of, rhythm: period, sheet: name });
    for (const { id } of indicators) {
      put(id, `${place}.indicators[${id}]`, { is: 'indicator', kind: of, rhythm: period, sheet: name });
    }
  }
  for (const [name, { of, period = rhythm }] of Object.entries(rulebook.rankings)) {
    if (isKind(of, `rankings[${name}].of`)) put(name, `rankings[${name}]`, { is: 'ranking', kind: of, rhythm: period });
  }
  eventFields(rulebook, names, problems);
  return names;
}

/** Inside an event both its fields and the names of its organization are read, so they must differ (section 2). */
function eventFields(rulebook: Rulebook, names: Dictionary, problems: Problem[]): void {
  for (const [event, { of, fields }] of Object.entries(rulebook.events)) {
    for (const field of Object.keys(fields)) {
      const entry = names.get(field);
      const own = entry?.is === 'fact' && entry.event !== null ? entry.event === event : entry?.kind === of;
      const place = `events[${event}].fields.${field}`;
      if (entry !== undefined && own) problems.push({ code: 'duplicate', place, value: field });
      if (isReserved(field)) problems.push({ code: 'reserved_name', place, value: field });
    }
  }
}
