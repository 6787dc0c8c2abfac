import { ALWAYS, OPEN, type FieldValue, type Organizations } from '../columns/frame.js';
import type { Rulebook } from '../model/rulebook.js';
import { checkFields } from './fields.js';
import { byText } from '../columns/by-text.js';
import { day, isAbsent, record, type Report, rows, type Row, text } from './shape.js';

interface Draft {
  readonly code: string;
  readonly kind: string;
  readonly parent: unknown;
  readonly first: number;
  readonly last: number;
  readonly fields: Record<string, FieldValue>;
}

const KEYS = { code: '!', kind: '!', name: '!', parent: '?', from: '?', to: '?', fields: '?' } as const;

/** Where a code leads: its kind and its row there. */
export type Located = ReadonlyMap<string, { readonly kind: string; readonly row: number }>;

export function checkOrganizations(
  given: unknown,
  rulebook: Rulebook,
  report: Report,
): { organizations: Map<string, Organizations>; located: Located; known: ReadonlySet<string> } {
  const drafts = new Map<string, Draft>();
  // A code whose row is wrong is still known: one mistake is told once.
  const known = new Set<string>();
  rows(given, 'organizations', report).forEach((one, index) => {
    const code = codeOf(one);
    const place = `organizations[${code ?? index}]`;
    const row = record(one, place, KEYS, report);
    if (code === null) {
      if (row !== null) report.add('wrong_type', `${place}.code`, row.code, { expected: 'text' });
      return;
    }
    if (known.has(code)) report.add('duplicate', place, code);
    known.add(code);
    const draft = row === null ? null : checkOrganization(row, code, place, rulebook, report);
    if (draft !== null) drafts.set(code, draft);
  });
  return { ...arrange(drafts, known, rulebook, report), known };
}

export function codeOf(given: unknown): string | null {
  const code = typeof given === 'object' && given !== null ? (given as Row).code : undefined;
  return typeof code === 'string' && code !== '' ? code : null;
}

function checkOrganization(row: Row, code: string, place: string, rulebook: Rulebook, report: Report): Draft | null {
  text(row.name, `${place}.name`, report);
  const kind = text(row.kind, `${place}.kind`, report);
  const life = checkLife(row, place, report);
  if (kind === null) return null;
  if (!Object.hasOwn(rulebook.organizations, kind)) {
    return report.add('unknown_name', `${place}.kind`, kind, {
      expected: Object.keys(rulebook.organizations).join(', '),
    });
  }
  const fields = checkFields(row.fields, rulebook.organizations[kind].fields, `${place}.fields`, report);
  return { code, kind, parent: row.parent, ...life, fields };
}

/** `from` null: always; `to` null: open; `to` is the last day, inclusive. */
export function checkLife(row: Row, place: string, report: Report): { first: number; last: number } {
  const first = isAbsent(row.from) ? ALWAYS : (day(row.from, `${place}.from`, report) ?? ALWAYS);
  const last = isAbsent(row.to) ? OPEN : (day(row.to, `${place}.to`, report) ?? OPEN);
  if (first > last) report.add('bad_date', `${place}.to`, row.to, { from: String(row.from) });
  return { first, last };
}

function arrange(
  drafts: ReadonlyMap<string, Draft>,
  known: ReadonlySet<string>,
  rulebook: Rulebook,
  report: Report,
): { organizations: Map<string, Organizations>; located: Located } {
  const located = new Map<string, { kind: string; row: number }>();
  const byKind = new Map<string, Draft[]>(Object.keys(rulebook.organizations).map((kind) => [kind, []]));
  for (const draft of [...drafts.values()].sort((a, b) => byText(a.code, b.code))) {
    const list = byKind.get(draft.kind) as Draft[];
    located.set(draft.code, { kind: draft.kind, row: list.length });
    list.push(draft);
  }
  const organizations = new Map<string, Organizations>();
  for (const [kind, list] of byKind) {
    const above = rulebook.organizations[kind].parent;
    const parents = list.map((draft) => parentRow(draft, above, located, known, report));
    organizations.set(kind, {
      kind,
      codes: list.map((draft) => draft.code),
      first: Int32Array.from(list, (draft) => draft.first),
      last: Int32Array.from(list, (draft) => draft.last),
      parent: above === undefined ? null : Int32Array.from(parents),
      fields: list.map((draft) => draft.fields),
    });
  }
  return { organizations, located };
}

function parentRow(
  { code, parent }: Draft,
  above: string | undefined,
  located: Located,
  known: ReadonlySet<string>,
  report: Report,
): number {
  const place = `organizations[${code}].parent`;
  if (above === undefined) {
    if (!isAbsent(parent)) report.add('wrong_type', place, parent, { expected: 'null' });
    return -1;
  }
  if (isAbsent(parent)) {
    report.add('missing_field', place, null, { expected: above });
    return -1;
  }
  const found = typeof parent === 'string' ? located.get(parent) : undefined;
  if (found === undefined) {
    if (typeof parent !== 'string' || !known.has(parent))
      report.add('unknown_name', place, parent, { expected: above });
    return -1;
  }
  if (found.kind !== above) report.add('wrong_type', place, parent, { expected: above });
  return found.row;
}
