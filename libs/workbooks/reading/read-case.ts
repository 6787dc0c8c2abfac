import type ExcelJS from 'exceljs';
import type { Case, Name, Problem, Rulebook } from '../../engine/index.js';
import type { CellPlace } from '../../application/index.js';
import * as sheets from '../templates/columns.js';
import { said } from './cells.js';
import { findSheet, readTable, type Extra, type TableRow } from './table.js';

/** The cells that said a place of the case. */
export type Cells = Map<string, CellPlace>;

type Writable = { -readonly [K in keyof Case]: Case[K] extends readonly (infer R)[] ? R[] : Case[K] };

/** Sheets to lists of the case, row by row; nothing is judged here but what a cell can get wrong. */
export function readCase(workbook: ExcelJS.Workbook, rulebook: Rulebook, problems: Problem[], cells: Cells): Case {
  const given: Writable = {
    case: 1,
    county: readCounty(workbook, problems, cells),
    periods: [],
    organizations: [],
    officials: [],
    appointments: [],
    readings: [],
    events: [],
    determinations: [],
  };
  const table = (
    template: sheets.SheetTemplate,
    required: readonly string[],
    extra: Extra = () => null,
  ): TableRow[] => {
    const sheet = findSheet(workbook, template);
    if (sheet !== undefined) return readTable(sheet, template, required, extra, problems).rows;
    if (required.length > 0) problems.push({ code: 'missing_sheet', place: template.zh, value: template.zh });
    return [];
  };
  const note = (place: string, row: TableRow, keys: readonly string[]): void => {
    for (const key of keys) if (row.cells[key] !== undefined) cells.set(`${place}.${key}`, row.cells[key]);
    cells.set(place, row.cells[keys[0]] ?? Object.values(row.cells)[0]);
  };
  const organizationFields = fieldsOf(Object.values(rulebook.organizations).map(({ fields }) => fields));
  for (const row of table(sheets.ORGANIZATIONS, ['code', 'kind', 'name'], organizationFields)) {
    const { code = '', kind = '', name = '', parent = null, from = null, to = null } = row.values;
    note(`organizations[${code}]`, row, ['code', 'kind', 'name', 'parent', 'from', 'to']);
    const fields = pick(row, Object.keys(rulebook.organizations[kind]?.fields ?? {}), `organizations[${code}]`, cells);
    const kindId = named(rulebook.organizations, kind);
    given.organizations.push({
      code,
      kind: kindId,
      name,
      parent,
      from,
      to,
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    });
  }
  readPosts(table(sheets.POSTS, ['official', 'officialName', 'role', 'organization'], number), rulebook, given, note);
  readReadings(table(sheets.READINGS, ['period', 'organization'], inputs(rulebook)), rulebook, given, problems, cells);
  const eventFields = fieldsOf(Object.values(rulebook.events).map(({ fields }) => fields));
  for (const row of table(sheets.EVENTS, ['code', 'type', 'organization', 'date'], eventFields)) {
    const { code = '', organization = '', date = '', official = null } = row.values;
    const type = named(rulebook.events, row.values.type ?? '');
    note(`events[${code}]`, row, ['code', 'type', 'organization', 'date', 'official']);
    const fields = pick(row, Object.keys(rulebook.events[type]?.fields ?? {}), `events[${code}]`, cells);
    given.events.push({ code, type, organization, date, fields, official });
  }
  table(sheets.DETERMINATIONS, []).forEach((row, index) => {
    const keys = sheets.DETERMINATIONS.columns.map(({ key }) => key);
    note(`determinations[${index}]`, row, keys);
    given.determinations.push(row.values as unknown as Case['determinations'][number]);
  });
  given.periods = readPeriods(workbook, cells) ?? [...new Set(given.readings.map(({ period }) => period))].sort();
  return given;
}

/** An id as it stands, or the id of what carries this name. */
function named(declared: Readonly<Record<string, { readonly name?: Name }>>, said: string): string {
  if (Object.hasOwn(declared, said)) return said;
  return Object.keys(declared).find((id) => declared[id].name?.zh === said || declared[id].name?.en === said) ?? said;
}

const number: Extra = (heading) => ({ key: `number:${heading}`, zh: heading, en: heading, holds: 'decimal' });

function fieldsOf(all: readonly Readonly<Record<string, unknown>>[]): Extra {
  const types = Object.assign({}, ...all) as Record<string, unknown>;
  return (heading) => {
    if (!Object.hasOwn(types, heading)) return null;
    const type = types[heading];
    const holds = type === 'number' ? 'decimal' : type === 'date' ? 'date' : 'text';
    return { key: `field:${heading}`, zh: heading, en: heading, holds };
  };
}

function pick(row: TableRow, fields: readonly string[], place: string, cells: Cells): Record<string, string | null> {
  return Object.fromEntries(
    fields.map((field) => {
      const cell = row.cells[`field:${field}`];
      if (cell !== undefined) cells.set(`${place}.fields.${field}`, cell);
      return [field, row.values[`field:${field}`] ?? null];
    }),
  );
}

function readPosts(
  rows: readonly TableRow[],
  rulebook: Rulebook,
  given: Writable,
  note: (place: string, row: TableRow, keys: readonly string[]) => void,
): void {
  const names = new Map<string, string>();
  for (const row of rows) {
    const { official = '', officialName = '', organization = '', from = null, to = null } = row.values;
    const role = named(rulebook.roles, row.values.role ?? '');
    if (!names.has(official)) {
      names.set(official, officialName);
      note(`officials[${official}]`, row, ['official', 'officialName']);
      given.officials.push({ code: official, name: officialName });
    }
    // A line without a post names the person only.
    if ((row.values.role ?? '') === '' && organization === '') continue;
    note(`appointments[${official}/${role}/${organization}/${from ?? ''}]`, row, [
      'role',
      'organization',
      'from',
      'to',
      'official',
    ]);
    const numbers = Object.entries(row.values).flatMap(([key, value]) =>
      key.startsWith('number:') ? [[key.slice('number:'.length), value] as const] : [],
    );
    given.appointments.push({
      official,
      role,
      organization,
      from,
      to,
      ...(numbers.length > 0 ? { numbers: Object.fromEntries(numbers) } : {}),
    });
  }
}

/** A column of readings is headed by the input's name (or id), its unit in brackets after it. */
function inputs({ inputs }: Rulebook): Extra {
  return (heading) => {
    const bare = heading.replace(/\s*[（(][^（）()]*[）)]\s*$/, '');
    const id = [bare, heading].map((said) => named(inputs, said)).find((found) => Object.hasOwn(inputs, found));
    if (id === undefined) return null;
    // Numbers may stand beside the word `exempt`: what a reading may be is judged below.
    return { key: `input:${id}`, zh: heading, en: heading, holds: 'text' };
  };
}

const EXEMPT = new Set(['exempt', '免考']);

function readReadings(
  rows: readonly TableRow[],
  rulebook: Rulebook,
  given: Writable,
  problems: Problem[],
  cells: Cells,
): void {
  for (const row of rows) {
    const { period = '', organization = '' } = row.values;
    for (const [key, cell] of Object.entries(row.cells)) {
      if (!key.startsWith('input:')) continue;
      const input = key.slice('input:'.length);
      const place = `readings[${period}/${organization}/${input}]`;
      if (!cells.has(place)) cells.set(place, cell);
      const value = row.values[key];
      if (value === undefined) continue;
      if (EXEMPT.has(value)) given.readings.push({ period, organization, input, value: 'exempt' });
      else {
        const digits = value.replace(/[-.]/g, '').replace(/^0+/, '');
        const long = rulebook.inputs[input].values === undefined && /^[0-9]+$/.test(digits) && digits.length > 12;
        if (long) problems.push({ code: 'too_many_digits', place: `${cell.sheet}!${cell.cell}`, value });
        given.readings.push({ period, organization, input, value });
      }
    }
  }
}

function labelled(
  workbook: ExcelJS.Workbook,
  label: keyof typeof sheets.COUNTY_LABELS,
): { text: string; place: CellPlace } | null {
  const sheet = findSheet(workbook, sheets.GUIDE);
  if (sheet === undefined) return null;
  const names: readonly string[] = sheets.COUNTY_LABELS[label];
  for (let number = 1; number <= Math.min(sheet.rowCount, 60); number++) {
    const head = said(sheet.getRow(number).getCell(1));
    const cell = sheet.getRow(number).getCell(2);
    const value = said(cell);
    if ('text' in head && names.includes(head.text) && 'text' in value) {
      return { text: value.text, place: { sheet: sheet.name, cell: cell.address } };
    }
  }
  return null;
}

function readCounty(workbook: ExcelJS.Workbook, problems: Problem[], cells: Cells): Case['county'] {
  if (findSheet(workbook, sheets.GUIDE) === undefined) {
    problems.push({ code: 'missing_sheet', place: sheets.GUIDE.zh, value: sheets.GUIDE.zh });
    return { code: '', name: '' };
  }
  const read = (label: 'code' | 'name'): string => {
    const found = labelled(workbook, label);
    if (found !== null) cells.set(`county.${label}`, found.place);
    else problems.push({ code: 'missing_field', place: sheets.GUIDE.zh, value: sheets.COUNTY_LABELS[label][0] });
    return found?.text ?? '';
  };
  return { code: read('code'), name: read('name') };
}

function readPeriods(workbook: ExcelJS.Workbook, cells: Cells): string[] | null {
  const found = labelled(workbook, 'periods');
  if (found === null) return null;
  const periods = found.text.split(/[\s,，、;；]+/).filter((period) => period !== '');
  for (const period of periods) cells.set(`periods[${period}]`, found.place);
  return periods;
}
