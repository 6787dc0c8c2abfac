import { absentIn, type Organizations, type Readings } from '../columns/frame.js';
import { givenColumn, layoutOfGiven } from '../columns/given.js';
import { isBelow, type DecimalUnits } from '../exact/decimal.js';
import { parsePeriod } from '../calendar/periods.js';
import type { Input, Rulebook } from '../model/rulebook.js';
import type { Program } from '../plan/program.js';
import type { Grounds } from './grounds.js';
import { checkReadingColumns, type ReadingColumns } from './reading-columns.js';
import { decimal, record, type Report, rows, type Row } from './shape.js';

const KEYS = { period: '!', organization: '!', input: '!', value: '!' } as const;

type Cell = DecimalUnits | string | null | undefined;

/** Every reading finds its period, its organization and its input; every one that must be there is. */
export function checkReadings(
  given: unknown,
  columns: Readonly<Record<string, ReadingColumns>>,
  { rulebook, texts }: Program,
  grounds: Grounds,
  report: Report,
): Map<string, Readings> {
  const readings = new Map<string, Readings>();
  for (const [name, own] of Object.entries(columns)) {
    const checked = checkReadingColumns(name, own, rulebook, grounds, report);
    if (checked !== null) readings.set(name, checked);
  }
  const cells = new Map<string, Cell[][]>();
  for (const [name, input] of Object.entries(rulebook.inputs)) {
    if (Object.hasOwn(columns, name)) continue;
    const count = grounds.organizations.get(input.of)?.codes.length ?? 0;
    const periods = grounds.periods[input.period ?? rulebook.period];
    cells.set(
      name,
      periods.map(() => Array.from<Cell>({ length: count })),
    );
  }
  rows(given, 'readings', report).forEach((one, index) => {
    const row = one as Row | null;
    const place =
      typeof row === 'object' && row !== null
        ? `readings[${String(row.period)}/${String(row.organization)}/${String(row.input)}]`
        : `readings[${index}]`;
    const shaped = record(one, place, KEYS, report);
    if (shaped !== null) checkReading(shaped, place, rulebook, grounds, cells, report);
  });
  const numbers = new Map(texts.map((text, i) => [text, i]));
  for (const [name, periods] of cells) {
    fillMissing(name, rulebook, grounds, periods, report);
    if (report.problems.length === 0) readings.set(name, columnsOf(name, rulebook, grounds, periods, numbers));
  }
  return readings;
}

/** Cells as columns: one layout for all periods, of what the assessed organizations reported. */
function columnsOf(
  name: string,
  { inputs, period: rhythm }: Rulebook,
  grounds: Grounds,
  cells: readonly (readonly Cell[])[],
  numbers: ReadonlyMap<string, number>,
): Readings {
  const input = inputs[name];
  const organizations = grounds.organizations.get(input.of) as Organizations;
  const absent = grounds.periods[input.period ?? rhythm].map((period) => absentIn(organizations, period));
  const assessed = cells.flatMap((column, p) => column.filter((_, row) => absent[p]?.[row] !== 1));
  const layout = layoutOfGiven(assessed, input.values === undefined ? 'number' : 'text');
  const columns = cells.map((column, p) =>
    givenColumn(layout, column, absent[p], (text) => numbers.get(text) as number),
  );
  return { input: name, layout, columns };
}

function checkReading(
  row: Row,
  place: string,
  rulebook: Rulebook,
  grounds: Grounds,
  cells: ReadonlyMap<string, Cell[][]>,
  report: Report,
): void {
  const [periodText, code, name] = [row.period, row.organization, row.input].map(String);
  const input = Object.hasOwn(rulebook.inputs, name) ? rulebook.inputs[name] : undefined;
  const at = grounds.located.get(code);
  const period = parsePeriod(periodText);
  if (input === undefined) report.add('unknown_name', place, row.input, { expected: 'input' });
  if (at === undefined && !grounds.knownOrganizations.has(code)) {
    report.add('unknown_name', place, row.organization, { expected: 'organization' });
  }
  if (period === null) report.add('bad_period', place, row.period);
  if (input === undefined || at === undefined || period === null) return;
  const rhythm = input.period ?? rulebook.period;
  if (input.of !== at.kind) {
    report.add('unknown_name', place, name, { belongs_to: input.of });
    return;
  }
  if (period.rhythm !== rhythm) {
    report.add('bad_period', place, periodText, { expected: rhythm });
    return;
  }
  const index = grounds.periods[rhythm].findIndex((one) => one.ordinal === period.ordinal);
  if (index < 0) {
    report.add('outside_periods', place, periodText);
    return;
  }
  const { first, last } = grounds.organizations.get(at.kind) as Organizations;
  if (!(first[at.row] <= period.last && period.last <= last[at.row])) {
    report.add('outside_life', place, code);
    return;
  }
  const column = cells.get(name)?.[index];
  if (column === undefined) {
    report.add('duplicate', place, row.value);
    return;
  }
  if (column[at.row] !== undefined) report.add('duplicate', place, row.value);
  column[at.row] = checkValue(row.value, input, place, report);
}

const EXEMPT = 'exempt';

function checkValue(given: unknown, input: Input, place: string, report: Report): DecimalUnits | string | null {
  if (given === EXEMPT) return null;
  if (input.values !== undefined) {
    if (typeof given === 'string' && input.values.includes(given)) return given;
    return report.add('not_a_value', place, given, { allowed: input.values.join(', ') });
  }
  const value = decimal(given, place, report);
  if (value === null) return null;
  const { min, max } = input;
  if ((min !== undefined && isBelow(value, min)) || (max !== undefined && isBelow(max, value))) {
    report.add('out_of_range', place, given, { min: min ?? '', max: max ?? '' });
  }
  return value;
}

const NOUGHT: DecimalUnits = { units: 0n, scale: 0 };

function fillMissing(name: string, rulebook: Rulebook, grounds: Grounds, periods: Cell[][], report: Report): void {
  const { of, missing, period: rhythm = rulebook.period, values } = rulebook.inputs[name];
  const organizations = grounds.organizations.get(of);
  if (organizations === undefined) return;
  const { codes, first, last } = organizations;
  periods.forEach((column, p) => {
    const period = grounds.periods[rhythm][p];
    for (let row = 0; row < codes.length; row++) {
      if (column[row] !== undefined) continue;
      const assessed = first[row] <= period.last && period.last <= last[row];
      if (assessed && missing === 'error') {
        report.add('missing_reading', `readings[${period.text}/${codes[row]}/${name}]`, null);
      }
      column[row] = assessed && missing === 'zero' && values === undefined ? NOUGHT : null;
    }
  });
}
