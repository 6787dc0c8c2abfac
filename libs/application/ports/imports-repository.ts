import type { StoredChanges } from './records-repository.js';

/** One accepted workbook. Its digest makes a repeated upload of the same file harmless. */
export interface ImportBatch {
  /** A UUID. */
  readonly id: string;
  readonly fileName: string;
  /** SHA-256 (hex) of the file's bytes. */
  readonly fileDigest: string;
  readonly caseDigest: string;
  readonly rulebookDigest: string;
  /** ISO instant. */
  readonly importedAt: string;
  /** Id of the account; null for the product itself. */
  readonly importedBy: string | null;
  readonly changes: StoredChanges;
}

export interface ImportsRepository {
  /** The batch whose state the records are in. */
  latest(): Promise<ImportBatch | null>;
  /** Newest first. */
  list(): Promise<readonly ImportBatch[]>;
  store(batch: ImportBatch): Promise<void>;
}
