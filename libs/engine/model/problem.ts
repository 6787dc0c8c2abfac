/** An expected failure: a code, the place, the value, and the values its sentence needs. No prose: see libs/texts. */
export interface Problem {
  /** A stable snake_case code, e.g. `missing_reading`. */
  readonly code: string;
  /** Where, e.g. `readings[2025/T01/follow_up_rate]` or `rules[top_three].when`. */
  readonly place: string;
  /** The offending value as it was given; null when there is none. */
  readonly value: string | null;
  /** Further words of the sentence, e.g. `{ allowed: 'county, city' }`. */
  readonly details?: Readonly<Record<string, string>>;
  /** Offset and length within the expression named by `place`, when the problem lies inside one. */
  readonly at?: { readonly offset: number; readonly length: number };
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };
