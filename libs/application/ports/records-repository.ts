import type { Case } from '../../engine/index.js';

export interface County {
  readonly code: string;
  readonly name: string;
}

export interface OrganizationRecord {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** A reading in force: the latest recorded one that nothing supersedes. */
export interface ReadingRecord {
  readonly period: string;
  readonly organization: string;
  readonly input: string;
  readonly value: string;
  /** ISO instant. */
  readonly recordedAt: string;
}

export interface EventRecord {
  readonly code: string;
  readonly type: string;
  readonly organization: string;
  readonly date: string;
  readonly official: string | null;
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Rows that a storing added, changed and withdrew, by list of the case. */
export interface StoredChange {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly unchanged: number;
}

export type CaseList = 'organizations' | 'officials' | 'appointments' | 'readings' | 'events' | 'determinations';

export type StoredChanges = Readonly<Record<CaseList, StoredChange>>;

/** The county's own records: what was reported, by whom it is held, what happened. */
export interface RecordsRepository {
  /** Serializes writers of this county until the end of the transaction. */
  lockCounty(): Promise<void>;
  county(): Promise<County | null>;
  /** The whole case in force, readable by an unscoped role only; null when the county is not stored. */
  loadCase(): Promise<Case | null>;
  /**
   * Makes the records in force equal to `given` (creating the county). A reading that changed or vanished is superseded,
   * never deleted; a new one is appended with `recorded_at`. The rows of other lists are replaced by key.
   */
  storeCase(given: Case, batch: { readonly id: string; readonly recordedAt: string }): Promise<StoredChanges>;
  /** Organizations within the row scope, by code. */
  organizations(): Promise<readonly OrganizationRecord[]>;
  /** Readings in force within the row scope; narrowed by organization and periods. */
  readings(filter: {
    readonly organization?: string;
    readonly periods?: readonly string[];
  }): Promise<readonly ReadingRecord[]>;
  /** Events within the row scope, by date and code; narrowed by organization. */
  events(filter: { readonly organization?: string }): Promise<readonly EventRecord[]>;
}
