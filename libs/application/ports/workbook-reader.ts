import type { Case, Outcome, Problem, Rulebook } from '../../engine/index.js';

/** A cell as people name it: sheet name and address, e.g. `readings` and `D7`. */
export interface CellPlace {
  readonly sheet: string;
  readonly cell: string;
}

/** A workbook as a case, and the way back from a case place to the cell that said it. */
export interface ReadWorkbook {
  readonly case: Case;
  /** Cells that cannot be what their column holds: with any, the case must not be used. */
  readonly problems: readonly Problem[];
  /** The cell for a place such as `readings[2025/T01/follow_up_rate]`; null when no cell said it. */
  locate(place: string): CellPlace | null;
}

export interface WorkbookReader {
  /**
   * Reads an .xlsx. The rulebook names the columns of readings and the fields of events. Problems of the file itself
   * (not a workbook, too large, missing sheet, unknown column, text for a number) have the place `sheet!cell`,
   * `sheet` or empty. Never rejects for what a file contains.
   */
  read(file: Uint8Array, rulebook: Rulebook): Promise<Outcome<ReadWorkbook>>;
}
