import { newColumn, type Column, type Layout } from '../columns/column.js';
import { absentIn, type Organizations, type Readings } from '../columns/frame.js';
import { boundOf } from '../columns/given.js';
import { decimalOfNumber, isBelow, printUnits } from '../exact/decimal.js';
import type { Period } from '../calendar/periods.js';
import type { Input, Rulebook } from '../model/rulebook.js';
import type { Grounds } from './grounds.js';
import type { Report } from './shape.js';

/** Whole numbers as a computer reads them fastest; in a `Float64Array` none is beyond 2^52. */
export type Units = Int8Array | Int16Array | Int32Array | Float64Array;

/**
 * Readings of one input in columns, for cases too large for a row each: whole units of 10^-`decimals`, one per
 * organization of the input's kind in the order of their codes. `nulls` marks what is exempt or unknown.
 */
export interface ReadingColumns {
  readonly decimals: number;
  /** By period as it is written, `2025`. */
  readonly periods: Readonly<Record<string, { readonly units: Units; readonly nulls?: Uint8Array }>>;
}

const MOST_DECIMALS = 6;
const SAFE = 2 ** 52;

/** Checks what was given for one input in columns as rows are checked; null after a problem. */
export function checkReadingColumns(
  name: string,
  given: ReadingColumns,
  rulebook: Rulebook,
  grounds: Grounds,
  report: Report,
): Readings | null {
  const place = `columns[${name}]`;
  const input = Object.hasOwn(rulebook.inputs, name) ? rulebook.inputs[name] : undefined;
  if (input === undefined) return report.add('unknown_name', place, name, { expected: 'input' });
  if (input.values !== undefined) return report.add('wrong_type', place, name, { expected: 'number' });
  if (given.decimals > MOST_DECIMALS) {
    return report.add('too_many_decimals', place, String(given.decimals), { most: String(MOST_DECIMALS) });
  }
  const listed = grounds.periods[input.period ?? rulebook.period];
  for (const text of Object.keys(given.periods)) {
    if (!listed.some((period) => period.text === text)) report.add('outside_periods', `${place}[${text}]`, text);
  }
  const organizations = grounds.organizations.get(input.of) as Organizations;
  const before = report.problems.length;
  const layout = layoutOfUnits(given, organizations, listed);
  const columns = listed.map((period) => {
    const at: Place = { name, input, organizations, period, decimals: given.decimals };
    return unitsColumn(given.periods[period.text], at, layout, report);
  });
  return report.problems.length > before ? null : { input: name, layout, columns };
}

interface Place {
  readonly name: string;
  readonly input: Input;
  readonly organizations: Organizations;
  readonly period: Period;
  readonly decimals: number;
}

/** Whole numbers over one denominator, with the bounds of all periods. */
function layoutOfUnits(
  { decimals, periods }: ReadingColumns,
  organizations: Organizations,
  listed: readonly Period[],
): Layout {
  let [lo, hi, nullable] = [0, 0, false];
  for (const period of listed) {
    const given = Object.hasOwn(periods, period.text) ? periods[period.text] : undefined;
    if (given === undefined || given.nulls?.includes(1) === true) nullable = true;
    const absent = absentIn(organizations, period);
    const units = given?.units ?? [];
    for (let row = 0; row < units.length; row++) {
      if (absent !== null && absent[row] === 1) continue;
      if (units[row] < lo) lo = units[row];
      else if (units[row] > hi) hi = units[row];
    }
  }
  return { rep: 'whole', den: 10 ** decimals, lo: -boundOf(-lo), hi: boundOf(hi), nullable };
}

function unitsColumn(
  given: { readonly units: Units; readonly nulls?: Uint8Array } | undefined,
  at: Place,
  layout: Layout,
  report: Report,
): Column {
  const { organizations, period, input } = at;
  const rows = organizations.codes.length;
  const absent = absentIn(organizations, period);
  const column = newColumn(layout, rows, absent);
  if (given !== undefined && given.units.length !== rows) {
    const place = `columns[${at.name}][${period.text}]`;
    report.add('wrong_type', place, String(given.units.length), { expected: `length ${rows}` });
    return column;
  }
  const [values, nulls] = [column.values as Float64Array, column.nulls];
  if (given === undefined) {
    for (let row = 0; row < rows; row++) if (absent === null || absent[row] === 0) missing(at, row, nulls, report);
    return column;
  }
  const { units, nulls: without } = given;
  const [min, max] = [input.min, input.max].map((bound) => bound ?? null);
  const checked = min === null && max === null && units instanceof Float64Array === false;
  for (let row = 0; row < rows; row++) {
    if (absent !== null && absent[row] === 1) continue;
    if (without !== undefined && without[row] === 1) (nulls as Uint8Array)[row] = 1;
    else {
      values[row] = units[row];
      if (!checked) checkUnits(units[row], at, row, report);
    }
  }
  return column;
}

function missing({ name, input, organizations, period }: Place, row: number, nulls: Uint8Array | null, report: Report) {
  if (input.missing === 'error') {
    report.add('missing_reading', `readings[${period.text}/${organizations.codes[row]}/${name}]`, null);
  } else if (input.missing === 'unknown') (nulls as Uint8Array)[row] = 1;
}

/** Whole, within the language's bounds (section 1), within the input's. */
function checkUnits(
  units: number,
  { name, input, organizations, period, decimals }: Place,
  row: number,
  report: Report,
) {
  const place = `readings[${period.text}/${organizations.codes[row]}/${name}]`;
  if (!Number.isInteger(units)) {
    report.add('not_a_number', place, decimalOfNumber(units));
    return;
  }
  const value = printUnits(units, decimals);
  const { min, max } = input;
  const beyond = Math.abs(units) >= Math.min(SAFE, 10 ** (12 + decimals));
  if (beyond || (min !== undefined && isBelow(value, min)) || (max !== undefined && isBelow(max, value))) {
    report.add('out_of_range', place, value, { min: min ?? '', max: max ?? '' });
  }
}
