/** The data of one county (rulebook.md section 8), as it crosses the border: decimals and dates are text. Types only. */

export interface CaseOrganization {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly fields?: Readonly<Record<string, string | null>>;
}

export interface CaseOfficial {
  readonly code: string;
  readonly name: string;
}

export interface CaseAppointment {
  readonly official: string;
  readonly role: string;
  readonly organization: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly numbers?: Readonly<Record<string, string>>;
}

export interface CaseReading {
  readonly period: string;
  readonly organization: string;
  readonly input: string;
  /** A decimal, one of the input's `values`, or `exempt`. */
  readonly value: string;
}

export interface CaseEvent {
  readonly code: string;
  readonly type: string;
  readonly organization: string;
  readonly date: string;
  readonly fields?: Readonly<Record<string, string | null>>;
  readonly official?: string | null;
}

export interface CaseDetermination {
  readonly period: string;
  readonly rule: string;
  readonly organization?: string | null;
  readonly official?: string | null;
  readonly role?: string | null;
  readonly event?: string | null;
  readonly kind?: string | null;
  readonly choice?: string;
  readonly amount?: string;
  readonly by: string;
  readonly reason: string;
}

export interface Case {
  readonly case: 1;
  readonly county: { readonly code: string; readonly name: string };
  readonly periods: readonly string[];
  readonly organizations: readonly CaseOrganization[];
  readonly officials: readonly CaseOfficial[];
  readonly appointments: readonly CaseAppointment[];
  readonly readings: readonly CaseReading[];
  readonly events: readonly CaseEvent[];
  readonly determinations: readonly CaseDetermination[];
}
