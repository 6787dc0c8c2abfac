/** A rulebook as data (rulebook.md section 2), after its YAML was read and its shape was checked. Types only. */

/** A name in both languages; a missing one is the id. */
export interface Name {
  readonly zh?: string;
  readonly en?: string;
}

/** The calendar rhythm in which something is evaluated. */
export type Rhythm = 'year' | 'half' | 'quarter' | 'month';

/** A decimal as text (`"97.50"`); numbers of a file arrive here in their shortest decimal form. */
export type Decimal = string;

/** The text of an expression (section 3). */
export type Expression = string;

export interface Source {
  readonly issuer?: string;
  readonly document?: string;
  readonly issued?: string;
  readonly status: 'in_force' | 'historical' | 'draft';
  readonly note?: string;
  readonly authority?: string;
}

export interface Clause {
  readonly text: string;
  /** `void`: kept and shown, never applied. */
  readonly status: 'in_force' | 'void';
  readonly reason?: string;
}

/** What a trait or an event field can hold: a list of values, or a type. */
export type FieldType = readonly string[] | 'number' | 'text' | 'date';

export interface OrganizationKind {
  readonly name?: Name;
  readonly parent?: string;
  readonly fields: Readonly<Record<string, FieldType>>;
}

export interface Role {
  readonly of: string;
  readonly name?: Name;
}

export interface Input {
  readonly of: string;
  readonly name?: Name;
  readonly unit?: string;
  readonly min?: Decimal;
  readonly max?: Decimal;
  readonly values?: readonly string[];
  readonly missing: 'error' | 'zero' | 'unknown';
  readonly period?: Rhythm;
  readonly clause?: string;
}

export interface EventType {
  readonly of: string;
  readonly name?: Name;
  readonly fields: Readonly<Record<string, FieldType>>;
}

export interface Fact {
  /** An organization kind or an event type. */
  readonly of: string;
  readonly is: Expression;
  readonly name?: Name;
  readonly unit?: string;
  readonly decimals: number;
  readonly clause?: string;
  readonly period?: Rhythm;
}

export interface Indicator {
  readonly id: string;
  readonly score: Expression;
  readonly name?: Name;
  readonly weight?: Decimal;
  readonly kind: 'plain' | 'bonus' | 'penalty';
  readonly clause?: string;
}

export interface Sheet {
  readonly of: string;
  readonly indicators: readonly Indicator[];
  readonly name?: Name;
  readonly decimals: number;
  readonly full: Decimal;
  readonly exempt?: 'rescale';
  /** `sum`, or an expression. */
  readonly total: Expression;
  readonly period?: Rhythm;
  readonly clause?: string;
}

export interface Ranking {
  readonly of: string;
  readonly by: Expression;
  readonly name?: Name;
  readonly order: 'descending' | 'ascending';
  readonly among?: Expression;
  readonly within?: 'parent';
  readonly group?: Expression;
  readonly ties: readonly Expression[];
  readonly period?: Rhythm;
  readonly clause?: string;
}

export type HolderRule = 'majority' | 'period_end' | 'event_date' | 'any' | (string & {});

export type ConsequenceKind = 'reward' | 'fine' | 'measure' | 'bar' | 'duty' | 'veto';

export interface Consequence {
  readonly kind: ConsequenceKind;
  /** Roles, role groups, `parent.role`, `organization`, `parent`, `official`; `['organization']` for a veto. */
  readonly to: readonly string[];
  readonly amount?: Expression;
  readonly is?: string;
  /** Grade to amount, or a list of codes. */
  readonly options?: Readonly<Record<string, Expression>> | readonly string[];
  readonly between?: readonly [Expression, Expression];
  /** Decimals of an amount. */
  readonly decimals: number;
  /** Bars: what the subject is barred from. */
  readonly from?: readonly string[];
  readonly periods?: number;
  readonly months?: number;
  readonly withinDays?: number;
  readonly withinWorkingDays?: number;
  readonly copyTo: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly clause: string;
  /** An organization kind, `official` or `post`; absent when `event` is given. */
  readonly of?: string;
  readonly event?: string;
  readonly name?: Name;
  readonly when?: Expression;
  readonly overrides: readonly string[];
  readonly holder?: HolderRule;
  readonly period?: Rhythm;
  readonly then: readonly Consequence[];
}

export interface OpenQuestion {
  readonly clause: string;
  readonly question: string;
  readonly used: string;
  readonly alternative: string;
  /** A partial rulebook that switches to the alternative reading. */
  readonly overlay?: unknown;
}

export interface Rulebook {
  readonly kaohe: 1;
  readonly id: string;
  readonly title: Name;
  readonly source: Source;
  readonly period: Rhythm;
  readonly clauses: Readonly<Record<string, Clause>>;
  readonly organizations: Readonly<Record<string, OrganizationKind>>;
  readonly roles: Readonly<Record<string, Role>>;
  readonly roleGroups: Readonly<Record<string, readonly string[]>>;
  readonly holder: HolderRule;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly events: Readonly<Record<string, EventType>>;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly sheets: Readonly<Record<string, Sheet>>;
  readonly rankings: Readonly<Record<string, Ranking>>;
  readonly rules: readonly Rule[];
  readonly readingsOfTheDecree: readonly OpenQuestion[];
}
