import type { DataSource } from 'typeorm';
import type { Account, AccountsRepository, Session } from '../../application/index.js';
import { whileSigningIn } from '../tenancy/with-tenant.js';

const ACCOUNT = `id, county_code as county, name, display_name as "displayName", role, organization,
  password_hash as "passwordHash"`;

export function accountsRepository(source: DataSource): AccountsRepository {
  const query = <T>(sql: string, parameters: unknown[]): Promise<T> =>
    whileSigningIn(source, (manager) => manager.query(sql, parameters) as Promise<T>);
  return {
    named: (name) => query<Account[]>(`select ${ACCOUNT} from account where name = $1 order by county_code`, [name]),
    list: (county) => query<Account[]>(`select ${ACCOUNT} from account where county_code = $1 order by name`, [county]),
    create: async ({ county, id, name, displayName, role, organization, passwordHash }) => {
      await query(
        `insert into account (county_code, id, name, display_name, role, organization, password_hash)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [county, id, name, displayName, role, organization, passwordHash],
      );
    },
    setPassword: async (county, id, passwordHash) => {
      await query('update account set password_hash = $3 where county_code = $1 and id = $2', [
        county,
        id,
        passwordHash,
      ]);
    },
    openSession: async ({ county, tokenHash, account, createdAt, expiresAt }) => {
      await query(
        `insert into session (county_code, token_hash, account, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
        [county, tokenHash, account, createdAt, expiresAt],
      );
    },
    session: async (tokenHash, now) => {
      const [row] = await query<(Account & { createdAt: Date; expiresAt: Date })[]>(
        `select a.id, a.county_code as county, a.name, a.display_name as "displayName", a.role, a.organization,
                a.password_hash as "passwordHash", s.created_at as "createdAt", s.expires_at as "expiresAt"
         from session s join account a on a.county_code = s.county_code and a.id = s.account
         where s.token_hash = $1 and s.expires_at > $2`,
        [tokenHash, now],
      );
      if (row === undefined) return null;
      const { createdAt, expiresAt, ...account } = row;
      const session: Session = {
        tokenHash,
        account: account.id,
        county: account.county,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      };
      return { session, account };
    },
    closeSession: async (tokenHash) => {
      await query('delete from session where token_hash = $1', [tokenHash]);
    },
    dropExpired: async (now) => {
      const [, count] = await query<[unknown, number]>('delete from session where expires_at <= $1', [now]);
      return count;
    },
  };
}
