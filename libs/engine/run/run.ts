import { newColumn, type Column, type Layout } from '../columns/column.js';
import type { CheckedCase, FieldValue } from '../columns/frame.js';
import { givenColumn, layoutOfGiven } from '../columns/given.js';
import type { Period } from '../calendar/periods.js';
import type { Setting } from '../kernels/kernel.js';
import type { Problem } from '../model/problem.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Program } from '../plan/program.js';
import { spaceKey, type Space, type Step } from '../plan/step.js';
import { rowsOf, type Rows } from './rows.js';
import { Texts } from '../columns/texts.js';

/** What one evaluation holds: for each step its layout, and a column per period of its rhythm. */
export class Run implements Setting {
  readonly problems: Problem[] = [];
  readonly texts: Texts;
  private readonly layouts: (Layout | undefined)[] = [];
  private readonly columns: Column[][] = [];
  private readonly rows = new Map<string, Rows>();
  private readonly numbers = new Map<string, Column>();
  private readonly kept = new Map<string, unknown>();
  private anyPoison = false;

  constructor(
    readonly program: Program,
    readonly given: CheckedCase,
  ) {
    this.texts = new Texts(program.texts);
  }

  periods(rhythm: Rhythm): readonly Period[] {
    return this.given.periods[rhythm];
  }

  /** Index of the period so many before, or -1 when the case does not list it. */
  before(rhythm: Rhythm, index: number, periods: number): number {
    const list = this.given.periods[rhythm];
    const wanted = list[index].ordinal - periods;
    for (let i = index - 1; i >= 0 && list[i].ordinal >= wanted; i--) if (list[i].ordinal === wanted) return i;
    return -1;
  }

  /** Indexes of the shorter periods that lie in a longer one. */
  within(longer: Period, rhythm: Rhythm): number[] {
    const list = this.given.periods[rhythm];
    return [...list.keys()].filter((i) => longer.first <= list[i].first && list[i].last <= longer.last);
  }

  rowsOf(space: Space, index: number): Rows {
    const key = `${spaceKey(space)} ${index}`;
    let known = this.rows.get(key);
    if (known === undefined) {
      known = rowsOf(space, this.given.periods[space.rhythm][index], this.given, this);
      this.rows.set(key, known);
    }
    return known;
  }

  /** What is worked out once and asked for again and again, under a key of its own. */
  once<T>(key: string, make: () => T): T {
    let known = this.kept.get(key);
    if (known === undefined) {
      known = make();
      this.kept.set(key, known);
    }
    return known as T;
  }

  parentOf(kind: string): string | null {
    return this.program.rulebook.organizations[kind].parent ?? null;
  }

  /** Row of the organization above for each organization of a space; null where none is declared. */
  parentRows(space: Space): Int32Array | null {
    return space.of === 'organization' ? (this.given.organizations.get(space.kind)?.parent ?? null) : null;
  }

  /** The most rows that the space has in any period. */
  mostRows(space: Space): number {
    switch (space.of) {
      case 'organization':
        return this.given.organizations.get(space.kind)?.codes.length ?? 0;
      case 'event':
        return this.given.events.get(space.event)?.length ?? 0;
      case 'official':
        return this.given.officials.length;
      case 'post':
        return this.given.posts.appointments.length;
    }
  }

  setLayout(step: Step, layout: Layout): void {
    this.layouts[step.id] = layout;
  }

  hasLayout(step: Step): boolean {
    return this.layouts[step.id] !== undefined;
  }

  layoutOf(step: Step): Layout {
    const layout = this.layouts[step.id];
    if (layout === undefined) throw new Error(`step ${step.id} is read before it is laid out`);
    return layout;
  }

  text(value: string): number {
    return this.texts.number(value);
  }

  poisoned(step: Step): boolean {
    return this.anyPoison && (this.columns[step.id] ?? []).some((column) => column.poison !== null);
  }

  poison(): void {
    this.anyPoison = true;
  }

  column(step: Step, index: number): Column {
    const column = this.columns[step.id]?.[index];
    if (column === undefined) throw new Error(`step ${step.id} is read before it is computed`);
    return column;
  }

  hasColumn(step: Step, index: number): boolean {
    return this.columns[step.id]?.[index] !== undefined;
  }

  /** Puts an empty column of the step's layout in its place. */
  open(step: Step, index: number): Column {
    const rows = this.rowsOf(step.space, index);
    // `fired` speaks also for organizations that are gone (section 6), so none of its rows is absent.
    const absent = step.work.does === 'fired' ? null : rows.absent;
    const column = newColumn(this.layoutOf(step), rows.count, absent);
    this.put(step, index, column);
    return column;
  }

  put(step: Step, index: number, column: Column): void {
    (this.columns[step.id] ??= [])[index] = column;
  }

  layoutOfNumber(name: string): Layout {
    return this.numberColumn(name).layout;
  }

  /** A number given with appointments: one row per appointment. */
  numberColumn(name: string): Column {
    let known = this.numbers.get(name);
    if (known === undefined) {
      const values: (FieldValue | undefined)[] = this.given.posts.appointments.map(({ numbers }) =>
        Object.hasOwn(numbers, name) ? numbers[name] : null,
      );
      known = givenColumn(layoutOfGiven(values, 'number'), values, null, (text) => this.text(text));
      this.numbers.set(name, known);
    }
    return known;
  }

  /** What a row is called in the place of a problem and in the result. */
  rowCode(space: Space, index: number, row: number): string {
    switch (space.of) {
      case 'organization':
        return this.given.organizations.get(space.kind)?.codes[row] ?? '';
      case 'event':
        return this.rowsOf(space, index).events?.[row].code ?? '';
      case 'official':
        return this.given.officials[row];
      case 'post':
        return this.given.officials[this.given.posts.appointments[row].official];
    }
  }

  report(code: string, step: Step, index: number, row: number): void {
    const { list, name } = step.place;
    const period = this.given.periods[step.space.rhythm][index].text;
    const place = `${list}[${period}/${this.rowCode(step.space, index, row)}/${name}]`;
    if (!this.problems.some((problem) => problem.place === place && problem.code === code)) {
      this.problems.push({ code, place, value: null });
    }
  }
}
