/** A rulebook as stored: its text never changes, its digest is the SHA-256 (hex) of the text's bytes. */
export interface StoredRulebook {
  readonly id: string;
  readonly digest: string;
  readonly text: string;
  readonly status: 'draft' | 'in_force' | 'retired';
  /** ISO instant. */
  readonly storedAt: string;
}

export interface RulebooksRepository {
  /** Stores a text once; the same digest again changes nothing. */
  store(rulebook: StoredRulebook): Promise<void>;
  byDigest(digest: string): Promise<StoredRulebook | null>;
  /** The one in force, the latest stored if there are several; null when there is none. */
  inForce(): Promise<StoredRulebook | null>;
}
