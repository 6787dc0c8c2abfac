import type { Action } from '../../engine/index.js';

/** What is computed under one rulebook and what under another, for the same case. `from` is the first, `to` the second. */
export interface Comparison {
  readonly from: { readonly rulebook: string; readonly digest: string };
  readonly to: { readonly rulebook: string; readonly digest: string };
  /** Only periods in which something differs. */
  readonly periods: readonly PeriodComparison[];
  readonly totals: Totals;
}

export interface PeriodComparison {
  readonly period: string;
  readonly moves: readonly Move[];
  readonly scores: readonly ScoreChange[];
  readonly vetoes: { readonly gained: readonly string[]; readonly lost: readonly string[] };
  readonly actions: {
    readonly gained: readonly Action[];
    readonly lost: readonly Action[];
    readonly changed: readonly { readonly from: Action; readonly to: Action }[];
  };
  readonly money: Money;
}

/** An organization takes another place; null: it takes none. */
export interface Move {
  readonly ranking: string;
  readonly organization: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface ScoreChange {
  readonly sheet: string;
  readonly organization: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Yuan as decimal text: before, after, and what is added. Actions that are not determined have no amount and are counted. */
export interface Money {
  readonly fines: Sum;
  readonly rewards: Sum;
  readonly open: { readonly from: number; readonly to: number };
}

export interface Sum {
  readonly from: string;
  readonly to: string;
  readonly difference: string;
}

export interface Totals {
  readonly movers: number;
  readonly vetoes: { readonly gained: number; readonly lost: number };
  readonly actions: { readonly gained: number; readonly lost: number; readonly changed: number };
  readonly money: Money;
  /** Codes of everybody for whom an action is gained, lost or changed. */
  readonly people: readonly string[];
  readonly organizations: readonly string[];
}
