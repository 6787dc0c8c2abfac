/** What a run computes (rulebook.md section 9). Decimals are text with exactly the declared decimals. Types only. */

export type PrintedValue = string | boolean | null;

export interface SheetResult {
  readonly indicators: Readonly<Record<string, string | null>>;
  readonly total: string | null;
}

export interface Place {
  readonly rank: number | null;
  readonly last: number | null;
}

export interface FiredRule {
  readonly rule: string;
  readonly organization: string | null;
  readonly event: string | null;
  readonly official: string | null;
}

export type ActionFlag = 'vacant' | 'moved' | 'amount_unknown' | 'tied';

export interface Action {
  readonly rule: string;
  readonly clause: string;
  readonly kind: 'reward' | 'fine' | 'measure' | 'bar' | 'duty' | 'veto';
  readonly organization: string | null;
  readonly role: string | null;
  readonly official: string | null;
  readonly event: string | null;
  readonly status: 'determined' | 'pending';
  readonly amount: string | null;
  readonly code: string | null;
  readonly options:
    | Readonly<Record<string, string | null>>
    | readonly string[]
    | { readonly between: readonly [string | null, string | null] }
    | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly within_days: number | null;
  readonly within_working_days: number | null;
  readonly copy_to: readonly string[];
  readonly flags: readonly ActionFlag[];
}

export interface PeriodResult {
  readonly period: string;
  readonly facts: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, PrintedValue>>>>>>;
  readonly sheets: Readonly<Record<string, Readonly<Record<string, SheetResult>>>>;
  readonly rankings: Readonly<Record<string, Readonly<Record<string, Place>>>>;
  readonly ties: readonly { readonly ranking: string; readonly organizations: readonly string[] }[];
  readonly fired: readonly FiredRule[];
  readonly vetoes: readonly { readonly organization: string; readonly rules: readonly string[] }[];
  readonly actions: readonly Action[];
  readonly undetermined: readonly FiredRule[];
  readonly flags: readonly { readonly code: 'tied'; readonly rule: string; readonly organization: string }[];
}

/** The periods of a run; the header (digests) is put on by the application, since the engine does no hashing. */
export interface Evaluation {
  readonly periods: readonly PeriodResult[];
}

export interface Result extends Evaluation {
  readonly result: 1;
  readonly rulebook: { readonly id: string; readonly digest: string };
  readonly case: { readonly digest: string };
}
