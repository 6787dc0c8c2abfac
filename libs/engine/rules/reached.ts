import type { Column } from '../columns/column.js';
import type { Organizations } from '../columns/frame.js';
import { SEVERAL } from '../columns/posts.js';
import type { Entries } from '../kernels/kernel.js';
import type { PlannedConsequence, PlannedRule, Target } from '../plan/program.js';
import type { Step } from '../plan/step.js';
import type { Run } from '../run/run.js';
import { isZeroAt, stateColumn } from './amounts.js';
import { eachHolder, postOf, soleHolders, type Occasion } from './holders.js';
import { occasionOf } from './subjects.js';

export const VACANT = 1;
export const MOVED = 2;

/**
 * Whom one consequence reaches in one period: an entry per person in a post, or body, ordered by the rule's subjects,
 * then by `to`, then by official. Nothing is printed yet.
 */
export interface Reached extends Entries {
  readonly rule: PlannedRule;
  readonly planned: PlannedConsequence;
  /** Rows for which the rule fired, in the order of the result. */
  readonly subjects: readonly number[];
  readonly count: number;
  /** Row in the rule's space. */
  readonly rows: Int32Array;
  /** Which of the consequence's targets. */
  readonly targets: Uint8Array;
  /** Row of the official; -1: nobody. */
  readonly officials: Int32Array;
  /** The appointment whose numbers count; -1: none. */
  readonly posts: Int32Array;
  /** `VACANT`, `MOVED`. */
  readonly marks: Uint8Array;
  /** What is stated, a cell an entry. */
  readonly amount: Column | null;
  readonly grades: readonly (readonly [string, Column])[] | null;
  readonly between: readonly [Column, Column] | null;
}

/** Everyone whom a consequence of a rule reaches for these rows of its subjects; null when an amount fails (reported). */
export function reach(
  run: Run,
  rule: PlannedRule,
  planned: PlannedConsequence,
  index: number,
  subjects: readonly number[],
): Reached | null {
  const same = rule.space.of === 'event' ? null : occasionOf(run, rule, index, 0);
  const soles = planned.targets.map((target) => (same === null ? null : soleOf(run, rule, target, index, same)));
  const gathered =
    gatherSole(run.given.posts.official, soles, subjects) ??
    gatherAll(run, rule, planned, index, subjects, (row) => same ?? occasionOf(run, rule, index, row));
  const stated = state(run, rule, planned, index, gathered);
  if (stated?.amount == null || !hasZero(stated.amount, stated.count)) return stated;
  return state(run, rule, planned, index, withoutZeros(gathered, stated.amount));
}

/** Every target is a role that one person holds, or nobody: null when it is not so. */
function gatherSole(
  official: Int32Array,
  soles: readonly (Int32Array | null)[],
  subjects: readonly number[],
): Gathered | null {
  const count = subjects.length * soles.length;
  const [rows, officials, posts] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [targets, marks] = [new Uint8Array(count), new Uint8Array(count)];
  for (let t = 0; t < soles.length; t++) {
    const sole = soles[t];
    if (sole === null) return null;
    for (let s = 0, k = t; s < subjects.length; s++, k += soles.length) {
      const row = subjects[s];
      const post = sole[row];
      if (post === SEVERAL) return null;
      rows[k] = row;
      targets[k] = t;
      posts[k] = post;
      officials[k] = post < 0 ? -1 : official[post];
      marks[k] = post < 0 ? VACANT : 0;
    }
  }
  return { subjects, count, rows, targets, officials, posts, marks };
}

function gatherAll(
  run: Run,
  rule: PlannedRule,
  { targets }: PlannedConsequence,
  index: number,
  subjects: readonly number[],
  occasionAt: (row: number) => Occasion,
): Gathered {
  const entries = new Gathering(subjects);
  for (const row of subjects) {
    const occasion = occasionAt(row);
    targets.forEach((target, t) => gather(run, rule, target, t, index, row, occasion, entries));
  }
  return entries.closed();
}

function withoutZeros(gathered: Gathered, amount: Column): Gathered {
  const kept = new Gathering(gathered.subjects);
  const { count, rows, targets, officials, posts, marks } = gathered;
  for (let k = 0; k < count; k++) {
    if (!isZeroAt(amount, k)) kept.push(rows[k], targets[k], officials[k], posts[k], marks[k]);
  }
  return kept.closed();
}

/** The sole holders of a role of the organization itself; null for other targets. */
function soleOf(
  run: Run,
  { space }: PlannedRule,
  target: Target,
  index: number,
  occasion: Occasion,
): Int32Array | null {
  if (target.to !== 'role' || target.above || space.of !== 'organization') return null;
  const { kind, rhythm } = space;
  return run.once(`sole ${target.role} ${occasion.holder} ${rhythm} ${index}`, () =>
    soleHolders(
      run.given.posts,
      target.role,
      (run.given.organizations.get(kind) as Organizations).codes.length,
      occasion,
    ),
  );
}

const hasZero = (amount: Column, count: number): boolean => {
  for (let k = 0; k < count; k++) if (isZeroAt(amount, k)) return true;
  return false;
};

type Gathered = Pick<Reached, 'subjects' | 'count' | 'rows' | 'targets' | 'officials' | 'posts' | 'marks'>;

function state(
  run: Run,
  rule: PlannedRule,
  planned: PlannedConsequence,
  index: number,
  entries: Gathered,
): Reached | null {
  const column = (step: Step): Column | null => stateColumn(run, step, index, entries);
  const amount = planned.amount === null ? null : column(planned.amount);
  const grades = planned.grades?.map(([grade, step]) => [grade, column(step)] as const) ?? null;
  const between = planned.between?.map(column) ?? null;
  const failed = planned.amount !== null && amount === null;
  if (failed || grades?.some(([, one]) => one === null) === true || between?.includes(null) === true) return null;
  return { rule, planned, ...entries, amount, grades, between } as Reached;
}

function gather(
  run: Run,
  { space }: PlannedRule,
  target: Target,
  t: number,
  index: number,
  row: number,
  occasion: Occasion,
  entries: Gathering,
): void {
  const { posts } = run.given;
  switch (target.to) {
    case 'organization':
    case 'parent':
      return entries.push(row, t, -1, -1, 0);
    case 'official': {
      if (space.of === 'post') return entries.push(row, t, posts.official[row], row, 0);
      const official = space.of === 'event' ? (run.rowsOf(space, index).events ?? [])[row].official : row;
      const post = official < 0 ? -1 : postOf(posts, official, occasion);
      return entries.push(row, t, official, post, official < 0 ? VACANT : 0);
    }
    case 'role': {
      const organization = organizationOf(run, space, target.above, index, row);
      const taken =
        organization < 0
          ? 0
          : eachHolder(posts, target.role, organization, occasion, (official, post, moved) =>
              entries.push(row, t, official, post, moved ? MOVED : 0),
            );
      if (taken === 0) entries.push(row, t, -1, -1, VACANT);
    }
  }
}

/** Row of the organization whose post is asked for: the subject's own, or the one above; -1: none. */
function organizationOf(run: Run, space: PlannedRule['space'], above: boolean, index: number, row: number): number {
  if (space.of !== 'organization' && space.of !== 'event') return -1;
  const own = space.of === 'event' ? (run.rowsOf(space, index).organization as Int32Array)[row] : row;
  return above ? ((run.given.organizations.get(space.kind) as Organizations).parent?.[own] ?? -1) : own;
}

/** Entries while they are gathered: columns that grow. */
class Gathering {
  private count = 0;
  private rows: Int32Array;
  private targets: Uint8Array;
  private officials: Int32Array;
  private posts: Int32Array;
  private marks: Uint8Array;

  constructor(private readonly subjects: readonly number[]) {
    const room = 2 * subjects.length;
    this.rows = new Int32Array(room);
    this.targets = new Uint8Array(room);
    this.officials = new Int32Array(room);
    this.posts = new Int32Array(room);
    this.marks = new Uint8Array(room);
  }

  push(row: number, target: number, official: number, post: number, mark: number): void {
    if (this.count === this.rows.length) this.grow();
    const k = this.count++;
    this.rows[k] = row;
    this.targets[k] = target;
    this.officials[k] = official;
    this.posts[k] = post;
    this.marks[k] = mark;
  }

  private grow(): void {
    const longer = <A extends Int32Array | Uint8Array>(made: A, kept: A): A => {
      made.set(kept);
      return made;
    };
    const room = 2 * this.count + 4;
    this.rows = longer(new Int32Array(room), this.rows);
    this.targets = longer(new Uint8Array(room), this.targets);
    this.officials = longer(new Int32Array(room), this.officials);
    this.posts = longer(new Int32Array(room), this.posts);
    this.marks = longer(new Uint8Array(room), this.marks);
  }

  closed(): Gathered {
    const { subjects, count, rows, targets, officials, posts, marks } = this;
    return { subjects, count, rows, targets, officials, posts, marks };
  }
}
