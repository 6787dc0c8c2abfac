import type { TypedOver, ValueType } from '../language/typed.js';
import type { Rhythm } from '../model/rulebook.js';

/** A typed expression of the rulebook: its names are steps. */
export type Typed = TypedOver<Step>;

/** The rows in which something is evaluated: one per organization of a kind, event of a type, official, or appointment. */
export type Space =
  | { readonly of: 'organization'; readonly kind: string; readonly rhythm: Rhythm }
  | { readonly of: 'event'; readonly event: string; readonly kind: string; readonly rhythm: Rhythm }
  | { readonly of: 'official'; readonly rhythm: Rhythm }
  | { readonly of: 'post'; readonly rhythm: Rhythm };

export type AggregateFunction = 'count' | 'sum' | 'max' | 'min';
export type PeerFunction = 'best' | 'worst' | 'average' | 'total';

/** What a step computes: one column per period of its rhythm. Steps stand in an order in which each finds its parts ready. */
export type Work =
  | { readonly does: 'input'; readonly input: string }
  /** A trait of the organization, or a field of the event. */
  | { readonly does: 'trait'; readonly name: string }
  | { readonly does: 'field'; readonly name: string }
  /** `decimals`: rounded once to so many; null: kept unrounded (parts of an expression). */
  | {
      readonly does: 'expression';
      readonly expression: Typed;
      readonly decimals: number | null;
      readonly nullPlain: boolean;
    }
  | {
      readonly does: 'aggregate';
      readonly over: 'events' | 'children' | 'periods';
      readonly fn: AggregateFunction | 'sum_highest';
      readonly rows: Space;
      readonly condition: Step | null;
      readonly value: Step | null;
      readonly key: Step | null;
    }
  | { readonly does: 'peers'; readonly fn: PeerFunction; readonly value: Step; readonly group: Step | null }
  | { readonly does: 'previous'; readonly value: Step; readonly periods: number }
  | { readonly does: 'streak'; readonly value: Step }
  | { readonly does: 'run_sum'; readonly value: Step }
  | { readonly does: 'window_sum'; readonly value: Step; readonly periods: number }
  | {
      readonly does: 'ranking';
      readonly by: Step;
      readonly ascending: boolean;
      readonly among: Step | null;
      readonly group: Step | null;
      readonly withinParent: boolean;
      readonly ties: readonly Step[];
    }
  /** Whether a rule fires, overriding rules considered: 1, 0, or 2 for undetermined. */
  | { readonly does: 'fire'; readonly rule: number; readonly when: Step | null; readonly overriddenBy: readonly Step[] }
  /** Whether any of these rules fired for the organization; an event rule fires when any of its events did. */
  | { readonly does: 'fired'; readonly rules: readonly Step[] }
  | { readonly does: 'received'; readonly code: string; readonly above: number };

export interface Step {
  readonly id: number;
  /** Name of what the rulebook declares, or null for a part lifted out of an expression. */
  readonly name: string | null;
  /** Where a problem of its evaluation is reported: `facts[` … ; empty for parts, which take their owner's. */
  readonly place: Place;
  readonly space: Space;
  readonly type: ValueType;
  readonly work: Work;
  /** Steps it reads in the same period. */
  readonly reads: readonly Step[];
  /** Names of rankings it rests on in the same period, itself included. */
  readonly rankings: ReadonlySet<Step>;
}

/** Builds the place of an evaluation problem (docs/problems): list, and what follows the row. */
export interface Place {
  readonly list: 'facts' | 'sheets' | 'rankings' | 'rules';
  readonly name: string;
}

export const sameSpace = (a: Space, b: Space): boolean => spaceKey(a) === spaceKey(b);

export function spaceKey(space: Space): string {
  switch (space.of) {
    case 'organization':
      return `${space.kind}@${space.rhythm}`;
    case 'event':
      return `${space.event}!${space.rhythm}`;
    case 'official':
      return `official@${space.rhythm}`;
    case 'post':
      return `post@${space.rhythm}`;
  }
}
