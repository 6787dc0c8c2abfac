import type { DataSource, EntityManager } from 'typeorm';
import type { AccessContext } from '../../application/index.js';

/** Codes go into `SET LOCAL`, which takes no parameters: nothing but letters, digits and `_.-` may. */
const CODE = /^[\p{L}\p{N}_.-]{1,64}$/u;

export function checkedCode(code: string): string {
  if (!CODE.test(code)) throw new Error(`not a code: ${JSON.stringify(code)}`);
  return code;
}

/** Runs work in one transaction that sees only the rows of the context. Nothing else queries tenant tables. */
export function inScope<T>(
  source: DataSource,
  { county, organization, role }: AccessContext,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  // A township head without an organization would see the whole county: that is a fault, not a scope.
  if (role === 'township_head' && organization === null) throw new Error('a township head without an organization');
  const own = role === 'township_head' ? checkedCode(organization as string) : '';
  return source.transaction(async (manager) => {
    await manager.query(`set local kaohe.county = '${checkedCode(county)}'`);
    await manager.query(`set local kaohe.organization = '${own}'`);
    return work(manager);
  });
}

/** Accounts and sessions, before it is known who asks. */
export function whileSigningIn<T>(source: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  return source.transaction(async (manager) => {
    await manager.query(`set local kaohe.signing_in = 'yes'`);
    return work(manager);
  });
}

/** Chaining the audit record of one county; the connection is the sealer's, which may do nothing else. */
export function sealing<T>(
  source: DataSource,
  county: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return source.transaction(async (manager) => {
    await manager.query(`set local kaohe.county = '${checkedCode(county)}'`);
    return work(manager);
  });
}
