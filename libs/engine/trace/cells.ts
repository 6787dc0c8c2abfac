import type { Calculation } from '../calculate.js';
import type { Period } from '../calendar/periods.js';
import { isNull, ratioAt } from '../columns/column.js';
import type { CheckedEvent, FieldValue, Organizations } from '../columns/frame.js';
import type { PlacePart, Via } from '../language/typed.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Space, Step } from '../plan/step.js';
import type { PeriodActions } from '../rules/proposals.js';
import type { Value } from './values.js';

/** One row of a space in one of its periods. */
export interface At {
  readonly space: Space;
  readonly index: number;
  readonly row: number;
}

/** All that a trace reads of a calculation: the only file of trace/ that knows columns and rows. */
export class Cells {
  constructor(private readonly calculation: Calculation) {}

  private get run() {
    return this.calculation.run;
  }

  get program() {
    return this.run.program;
  }

  get given() {
    return this.run.given;
  }

  periods(rhythm: Rhythm): readonly Period[] {
    return this.run.periods(rhythm);
  }

  period({ space, index }: At): Period {
    return this.run.periods(space.rhythm)[index];
  }

  /** Index of the period so many before; -1 when it is not listed. */
  before({ space, index }: At, periods: number): number {
    return this.run.before(space.rhythm, index, periods);
  }

  /** Indexes of the shorter periods inside the one of `at`. */
  within(at: At, rhythm: Rhythm): readonly number[] {
    return this.run.within(this.period(at), rhythm);
  }

  /** Whether the step was computed in this period, and did not fail at this row. */
  has(step: Step, { index, row }: At): boolean {
    if (!this.run.hasColumn(step, index)) return false;
    const { poison } = this.run.column(step, index);
    return poison === null || poison[row] === 0;
  }

  /** The value of a step at a row. */
  value(step: Step, { index, row }: At, part: PlacePart = 'rank'): Value {
    const column = this.run.column(step, index);
    if (isNull(column, row)) return null;
    const { layout, values, lasts, sizes } = column;
    switch (layout.rep) {
      case 'boolean':
        return values[row] === 1;
      case 'text':
        return this.run.texts.text(values[row] as number);
      case 'date':
        return values[row] as number;
      case 'place': {
        const places = part === 'rank' ? values : part === 'last' ? lasts : sizes;
        return { n: BigInt((places as Int32Array)[row]), d: 1n };
      }
      default:
        return ratioAt(column, row);
    }
  }

  /** A number given with an appointment. */
  postNumber(name: string, post: number): Value {
    const column = this.run.numberColumn(name);
    return isNull(column, post) ? null : ratioAt(column, post);
  }

  count(space: Space, index: number): number {
    return this.run.rowsOf(space, index).count;
  }

  isAssessed({ space, index, row }: At): boolean {
    return this.run.rowsOf(space, index).absent?.[row] !== 1;
  }

  /** The row that a reference reads; null: there is no organization above. */
  follow(at: At, via: Via): At | null {
    const { space, index, row } = at;
    if (via === 'self') return at;
    const { organization, parent } = this.run.rowsOf(space, index);
    if (via === 'organization' && space.of === 'event') {
      const { kind, rhythm } = space;
      return { space: { of: 'organization', kind, rhythm }, index, row: (organization as Int32Array)[row] };
    }
    if (space.of !== 'organization' || parent === null || parent[row] < 0) return null;
    return { space: { ...space, kind: this.run.parentOf(space.kind) as string }, index, row: parent[row] };
  }

  /** Rows gathered into a row: the events of the organization, or its children. */
  gathered(rows: Space, { index, row }: At): number[] {
    const { organization, parent, count } = this.run.rowsOf(rows, index);
    const owner = rows.of === 'event' ? organization : parent;
    if (owner === null) return [];
    return Array.from({ length: count }, (_, i) => i).filter(
      (i) => owner[i] === row && this.isAssessed({ space: rows, index, row: i }),
    );
  }

  /** Row of the organization above, within its own kind; -1: none is assessed. */
  parentRow({ space, index, row }: At): number {
    return this.run.rowsOf(space, index).parent?.[row] ?? -1;
  }

  organizations(kind: string): Organizations {
    return this.given.organizations.get(kind) as Organizations;
  }

  event({ space, index, row }: At): CheckedEvent {
    return (this.run.rowsOf(space, index).events as readonly CheckedEvent[])[row];
  }

  /** Row of the organization that a row is of: itself, or its event's, or its appointment's; -1: of a person. */
  organizationRow(at: At): number {
    switch (at.space.of) {
      case 'organization':
        return at.row;
      case 'event':
        return this.event(at).organization;
      case 'official':
        return -1;
      case 'post':
        return this.given.posts.appointments[at.row].organization;
    }
  }

  /** Whose figure a row is. */
  organization(at: At): string | null {
    const row = this.organizationRow(at);
    if (row < 0) return null;
    const { space } = at;
    const kind = space.of === 'post' ? this.given.posts.appointments[at.row].kind : (space as { kind: string }).kind;
    return this.organizations(kind).codes[row];
  }

  /** What a row is called: an organization's, event's or official's code. */
  code({ space, index, row }: At): string {
    return this.run.rowCode(space, index, row);
  }

  trait(kind: string, row: number, name: string): FieldValue {
    return this.organizations(kind).fields[row][name] ?? null;
  }

  /** Actions of one period. */
  actions(rhythm: Rhythm, index: number): PeriodActions {
    const found = this.calculation.periods.find((one) => one.rhythm === rhythm && one.index === index);
    if (found === undefined) throw new Error(`no actions of ${rhythm} ${index}`);
    return found;
  }

  get whole(): Calculation {
    return this.calculation;
  }
}
