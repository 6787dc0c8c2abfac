import { randomBytes, randomUUID } from 'node:crypto';
import { importWorkbook, type Upload } from '../intake/import-workbook.js';
import type { RunnableRulebook } from '../assessing/assess.js';
import { runAssessment } from '../assessing/run-assessment.js';
import type { AccessContext, Role } from '../ports/access-context.js';
import type { Clock } from '../ports/clock.js';
import type { Passwords } from '../ports/passwords.js';
import type { Store } from '../ports/store.js';
import type { WorkbookReader } from '../ports/workbook-reader.js';

/** A demo sign-in as it is printed once and kept in a file only its owner reads. */
export interface DemoAccount {
  readonly name: string;
  readonly password: string;
  readonly displayName: string;
}

const DEMO: readonly { name: string; displayName: string; role: Role; organization: string | null }[] = [
  { name: 'leader', displayName: '县领导（示例）', role: 'county_leader', organization: null },
  { name: 'personnel', displayName: '人事部门（示例）', role: 'personnel_office', organization: null },
  { name: 'township', displayName: '乡镇负责人（示例）', role: 'township_head', organization: 'T09' },
];

export const productContext = (county: string): AccessContext => ({
  county,
  role: 'assessment_office',
  organization: null,
  user: null,
});

export interface FirstStart {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly passwords: Passwords;
  readonly clock: Clock;
  readonly rulebook: RunnableRulebook;
  readonly county: string;
}

/**
 * Fills an empty database through the door that uploads use: the sample workbook, one assessment, three demo accounts.
 * What an interrupted first start has done is not done twice. Null when everything was there already.
 */
export async function firstStart(parts: FirstStart, sample: Upload): Promise<readonly DemoAccount[] | null> {
  const { store, reader, clock, rulebook, county } = parts;
  const context = productContext(county);
  const computed = await store.withTenant(context, ({ assessments }) => assessments.latest());
  if (computed === null) {
    const imported = await importWorkbook(store, reader, clock, rulebook, context, sample);
    if (!imported.ok) throw new Error(`the sample is refused: ${JSON.stringify(imported.problems[0])}`);
    const run = await runAssessment(store, clock, rulebook, context);
    if (!run.ok) throw new Error(`the sample is not computed: ${JSON.stringify(run.problems[0])}`);
  }
  const known = await store.accounts.list(county);
  if (known.length > 0) return null;
  return Promise.all(DEMO.map((account) => createAccount(parts, account)));
}

async function createAccount(
  { store, passwords, county }: FirstStart,
  { name, displayName, role, organization }: (typeof DEMO)[number],
): Promise<DemoAccount> {
  const password = randomBytes(9).toString('base64url');
  const passwordHash = await passwords.hash(password);
  await store.accounts.create({ id: randomUUID(), county, name, displayName, role, organization, passwordHash });
  return { name, password, displayName };
}
