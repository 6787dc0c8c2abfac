/** Both languages of a name; the page chooses. */
export interface NameView {
  readonly zh: string;
  readonly en: string;
}

export interface OrganizationView {
  readonly code: string;
  readonly name: string;
}

export interface ClauseView {
  readonly id: string;
  readonly text: string;
  readonly status: 'in_force' | 'void';
}

/** What a view was computed from; printed on every page and export. */
export interface AssessmentView {
  readonly id: string;
  readonly rulebook: { readonly id: string; readonly title: NameView; readonly digest: string };
  readonly caseDigest: string;
  readonly engineVersion: string;
  /** ISO instant. */
  readonly computedAt: string;
}
