/** Who is asking, and for which rows: the only key to the database. Types only. */

export type Role = 'county_leader' | 'assessment_office' | 'personnel_office' | 'township_head' | 'auditor' | 'admin';

export interface AccessContext {
  /** Code of the county; row security shows no other county's rows. */
  readonly county: string;
  readonly role: Role;
  /** Code of the caller's own organization; set for a township head, whose rows are this organization's only. */
  readonly organization: string | null;
  /** Id of the account; null for the product itself (first start, command line). */
  readonly user: string | null;
}
