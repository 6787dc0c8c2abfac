import type { Action, Case, PrintedValue } from '../../engine/index.js';

/** One run: what was computed from what. Never changed once stored. */
export interface AssessmentHeader {
  /** A UUID. */
  readonly id: string;
  readonly rulebook: { readonly id: string; readonly digest: string };
  readonly caseDigest: string;
  /** SHA-256 (hex) of the printed result. */
  readonly resultDigest: string;
  readonly engineVersion: string;
  /** ISO instant. */
  readonly computedAt: string;
  /** Id of the account that had it computed; null for the product itself. */
  readonly computedBy: string | null;
  /** Periods of the result, in its order. */
  readonly periods: readonly string[];
}

export type StageName = 'checked' | 'signed' | 'published';

/** A step of an assessment's life after it is computed, by a person. Never changed once stored. */
export interface AssessmentStage {
  readonly stage: StageName;
  /** Id of the account. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** The result digest that this person saw. */
  readonly seen: string;
}

export interface FactRow {
  readonly period: string;
  /** The organization kind or event type that the fact is of. */
  readonly of: string;
  /** The organization (for a fact of an event: the event's). */
  readonly organization: string;
  /** The event's code for a fact of an event type, otherwise null. */
  readonly event: string | null;
  readonly fact: string;
  readonly value: PrintedValue;
}

export interface ScoreRow {
  readonly period: string;
  readonly sheet: string;
  readonly organization: string;
  /** Null for the sheet's total. */
  readonly indicator: string | null;
  readonly score: string | null;
}

export interface StandingRow {
  readonly period: string;
  readonly ranking: string;
  readonly organization: string;
  readonly rank: number | null;
  readonly last: number | null;
  /** Number ranked in the field; null without a place. */
  readonly size: number | null;
  /** True when the place is shared. */
  readonly tied: boolean;
}

/**
 * A place without its holder, readable by everyone in the county: `points` is the total of the sheet that the ranking is by
 * (null when it is by something else). `holders` shared it.
 */
export interface PlaceRow {
  readonly period: string;
  readonly ranking: string;
  readonly rank: number;
  readonly holders: number;
  readonly points: string | null;
}

/** A rule that fired, could not be determined, hangs on a tie, or vetoed. */
export interface OutcomeRow {
  readonly period: string;
  readonly outcome: 'fired' | 'undetermined' | 'tied' | 'veto';
  readonly rule: string;
  /** The organization concerned (of the subject or the event); null where the result names none. */
  readonly organization: string | null;
  readonly event: string | null;
  readonly official: string | null;
}

export interface ActionRow extends Action {
  readonly period: string;
  /** Position in the result's order, from 0, over all periods. */
  readonly position: number;
}

/** An action with the names of its organization and official, as stored at the time of reading. */
export interface NamedActionRow extends ActionRow {
  readonly organizationName: string | null;
  readonly officialName: string | null;
}

export interface AssessmentRun {
  readonly header: AssessmentHeader;
  /** What it was computed from, so that it can be computed again. */
  readonly given: Case;
  readonly facts: readonly FactRow[];
  readonly scores: readonly ScoreRow[];
  readonly standings: readonly StandingRow[];
  readonly places: readonly PlaceRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly actions: readonly ActionRow[];
}

export interface RowFilter {
  readonly periods?: readonly string[];
  readonly organization?: string;
}

/**
 * Runs and their rows. Every row with an organization is visible to a township head only when it is the own one
 * (rows without an organization are not); `places` name nobody and are visible to all of the county.
 * Rows come by the order of the period in the run, then organization, then the natural order of the list.
 */
export interface AssessmentsRepository {
  /** Stores a run with all its rows, or nothing. */
  store(run: AssessmentRun): Promise<void>;
  /** The latest run; null when there is none. */
  latest(): Promise<AssessmentHeader | null>;
  /** Latest first. */
  list(): Promise<readonly AssessmentHeader[]>;
  byId(id: string): Promise<AssessmentHeader | null>;
  /** The case that a run was computed from; null when it is not kept (runs of the first release). */
  caseOf(id: string): Promise<Case | null>;
  stages(id: string): Promise<readonly AssessmentStage[]>;
  /** False when this stage was stored before. */
  storeStage(id: string, stage: AssessmentStage): Promise<boolean>;
  facts(run: string, filter: RowFilter): Promise<readonly FactRow[]>;
  scores(run: string, filter: RowFilter): Promise<readonly ScoreRow[]>;
  standings(run: string, filter: RowFilter): Promise<readonly StandingRow[]>;
  places(run: string, filter: { readonly periods?: readonly string[] }): Promise<readonly PlaceRow[]>;
  outcomes(run: string, filter: RowFilter): Promise<readonly OutcomeRow[]>;
  /** By position. */
  actions(run: string, filter: RowFilter): Promise<readonly NamedActionRow[]>;
}
