/** One problem of the input, ready to show. */
export interface ProblemView {
  readonly code: string;
  readonly place: string;
  readonly value: string | null;
  /** A sentence in the language asked for. */
  readonly message: string;
  /** The cell that said it, when it came from a workbook. */
  readonly sheet?: string;
  readonly cell?: string;
}

/** `application/problem+json` (RFC 9457). `code` is stable; `title` is a sentence in the language asked for. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly problems?: readonly ProblemView[];
}
