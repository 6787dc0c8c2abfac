import type { Role } from './access-context.js';

export interface Account {
  /** A UUID. */
  readonly id: string;
  readonly county: string;
  /** The sign-in name, unique in the county. */
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly organization: string | null;
  /** An Argon2id hash in PHC form. */
  readonly passwordHash: string;
}

export interface Session {
  /** SHA-256 (hex) of the opaque token; the token itself is never stored. */
  readonly tokenHash: string;
  readonly account: string;
  readonly county: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly expiresAt: string;
}

export interface AccountsRepository {
  /** Accounts of that sign-in name in any county. */
  named(name: string): Promise<readonly Account[]>;
  list(county: string): Promise<readonly Account[]>;
  create(account: Account): Promise<void>;
  setPassword(county: string, id: string, passwordHash: string): Promise<void>;
  openSession(session: Session): Promise<void>;
  /** The session and its account, unless it has expired at `now`. */
  session(tokenHash: string, now: string): Promise<{ readonly session: Session; readonly account: Account } | null>;
  closeSession(tokenHash: string): Promise<void>;
  /** Removes expired sessions; the number removed. */
  dropExpired(now: string): Promise<number>;
}
