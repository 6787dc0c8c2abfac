import { createHash, randomBytes } from 'node:crypto';
import type { SessionView } from '../../api-types/index.js';
import type { AccessContext } from '../ports/access-context.js';
import type { Account, Session } from '../ports/accounts-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Passwords } from '../ports/passwords.js';
import type { Store } from '../ports/store.js';
import { PERMISSIONS } from './permissions.js';

const HOURS = 10;

export interface SignedIn {
  readonly account: Account;
  readonly session: Session;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export const contextOf = ({ county, role, organization, id }: Account): AccessContext => ({
  county,
  role,
  organization,
  user: id,
});

/** Opens a session for a name and password that match; the token goes to the caller only, its hash is kept. */
export async function signIn(
  store: Store,
  passwords: Passwords,
  clock: Clock,
  name: string,
  password: string,
): Promise<(SignedIn & { readonly token: string }) | null> {
  const accounts = await store.accounts.named(name);
  for (const account of accounts) {
    if (!(await passwords.verify(account.passwordHash, password))) continue;
    const token = randomBytes(32).toString('base64url');
    const now = clock.now();
    const session: Session = {
      tokenHash: hashOf(token),
      account: account.id,
      county: account.county,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + HOURS * 3_600_000).toISOString(),
    };
    await store.accounts.dropExpired(now.toISOString());
    await store.accounts.openSession(session);
    return { account, session, token };
  }
  // An unknown name takes as long as a wrong password.
  if (accounts.length === 0) await passwords.hash(password);
  return null;
}

/** Who holds a token; null when nobody does (any more). */
export async function whoIs(store: Store, clock: Clock, token: string): Promise<SignedIn | null> {
  return store.accounts.session(hashOf(token), clock.now().toISOString());
}

export const signOut = (store: Store, token: string): Promise<void> => store.accounts.closeSession(hashOf(token));

/** What the page shows of the person signed in. */
export function sessionView(store: Store, { account, session }: SignedIn): Promise<SessionView> {
  return store.withTenant(contextOf(account), async ({ records }) => {
    const county = (await records.county()) ?? { code: account.county, name: account.county };
    const own = (await records.organizations()).find(({ code }) => code === account.organization);
    return {
      name: account.name,
      displayName: account.displayName,
      role: account.role,
      county,
      organization: own === undefined ? null : { code: own.code, name: own.name },
      operations: PERMISSIONS[account.role],
      expiresAt: session.expiresAt,
    };
  });
}
