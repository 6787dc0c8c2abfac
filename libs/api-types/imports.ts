export interface ImportCounts {
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly unchanged: number;
}

/** Answer to `POST /api/import` (201; 200 when `repeated`). A refused workbook is a `ProblemDocument` with `problems`. */
export interface ImportReport {
  readonly batch: string;
  readonly fileName: string;
  /** SHA-256 (hex) of the file. */
  readonly fileDigest: string;
  /** ISO instant. */
  readonly importedAt: string;
  /** True when the same file was imported just before: nothing was written. */
  readonly repeated: boolean;
  readonly periods: readonly string[];
  readonly counts: Readonly<
    Record<'organizations' | 'officials' | 'appointments' | 'readings' | 'events' | 'determinations', ImportCounts>
  >;
}
