import type { AccessContext } from './access-context.js';
import type { AccountsRepository } from './accounts-repository.js';
import type { AssessmentsRepository } from './assessments-repository.js';
import type { AuditRepository, Sealer } from './audit-repository.js';
import type { ImportsRepository } from './imports-repository.js';
import type { County, RecordsRepository } from './records-repository.js';
import type { RulebooksRepository } from './rulebooks-repository.js';

/** What one unit of work may touch: everything goes through one transaction and one row scope. */
export interface Repositories {
  readonly records: RecordsRepository;
  readonly rulebooks: RulebooksRepository;
  readonly assessments: AssessmentsRepository;
  readonly imports: ImportsRepository;
  readonly audit: AuditRepository;
}

/** The door to the database. */
export interface Store {
  /**
   * Runs `work` in one transaction whose rows are limited to the context by row security (`SET LOCAL`).
   * The transaction commits when `work` resolves and rolls back when it rejects.
   */
  withTenant<T>(context: AccessContext, work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Accounts and sessions: needed before a context is known, therefore outside row scope. */
  readonly accounts: AccountsRepository;
  readonly sealer: Sealer;
  /** The counties stored, by code; empty on first start. */
  counties(): Promise<readonly County[]>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
