/** A place of a result where something else stands than expected; `undefined` is nothing at all. */
export interface Difference {
  readonly place: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Every place where two results differ, in the order of the expected one. Periods are named, not counted. */
export function differences(expected: unknown, got: unknown, place: string): Difference[] {
  if (Array.isArray(expected) && Array.isArray(got)) {
    const [left, right] = [byPeriod(expected), byPeriod(got)];
    if (left !== null && right !== null) return ofKeys(left, right, (key) => `${place}[${key}]`);
    return ofKeys({ ...expected }, { ...got }, (key) => `${place}[${key}]`);
  }
  if (isRecord(expected) && isRecord(got)) return ofKeys(expected, got, (key) => `${place}.${key}`);
  return expected === got ? [] : [{ place, expected, got }];
}

type Parts = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function ofKeys(expected: Parts, got: Parts, at: (key: string) => string): Difference[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
  return [...keys].flatMap((key) => differences(expected[key], got[key], at(key)));
}

/** Rows that each carry a period of their own, under its name; null for any other list. */
function byPeriod(list: readonly unknown[]): Parts | null {
  const periods = list.map((row) => (isRecord(row) && typeof row.period === 'string' ? row.period : null));
  if (periods.includes(null) || new Set(periods).size < list.length) return null;
  return Object.fromEntries(list.map((row, i) => [periods[i], row]));
}
