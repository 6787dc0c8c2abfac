import type { AssessmentView, ClauseView, NameView, OrganizationView } from './shared.js';

export interface VetoView {
  readonly period: string;
  readonly organization: OrganizationView;
  /** In the order of the rulebook. */
  readonly rules: readonly {
    readonly rule: string;
    readonly name: NameView;
    readonly when: string | null;
    readonly clause: ClauseView;
    /** Code of the event that set it off, if one did. */
    readonly event: string | null;
  }[];
}

/** `GET /api/vetoes?period=` (all periods when left out) */
export interface VetoesView {
  readonly vetoes: readonly VetoView[];
  readonly assessment: AssessmentView;
}
