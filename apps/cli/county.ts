import { createWriteStream, renameSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import path from 'node:path';
import {
  importWorkbook,
  penaltyList,
  productContext,
  rulebookInForce,
  runAssessment,
  type Store,
} from '../../libs/application/index.js';
import { DatabaseUnavailable, openStore } from '../../libs/database/index.js';
import { penaltyListWriter, workbookReader } from '../../libs/workbooks/index.js';
import { readConfig } from './config.js';
import { BadInput, refuse } from './failure.js';
import { readBytes } from './files.js';
import { openRulebook } from './rulebook.js';

/** Commands on the county's records; loaded only when one is given. */

const clock = { now: () => new Date() };

export async function withCounty(work: (store: Store, county: string, decree: string) => Promise<void>): Promise<void> {
  const { dataDirectory, databaseUrl, county, decree } = readConfig(process.env);
  let store: Store;
  try {
    store = await openStore({ url: databaseUrl, dataDirectory, poolSize: 2, attach: true });
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw refuse('no_database', 'database', error.message);
    throw error;
  }
  try {
    await work(store, county, decree);
  } finally {
    await store.close();
  }
}

/** `kaohe import FILE.xlsx`: into the records, and computed at once; the report goes to standard output. */
export async function importCommand(file: string, print: (text: string) => void): Promise<void> {
  const bytes = readBytes(file, 'FILE');
  await withCounty(async (store, county, decree) => {
    const context = productContext(county);
    const rulebook = (await rulebookInForce(store, context)) ?? openRulebook(decree);
    const upload = { fileName: path.basename(file), bytes };
    const outcome = await importWorkbook(store, workbookReader, clock, rulebook, context, upload);
    if (!outcome.ok) {
      throw new BadInput(
        outcome.problems.map(({ cell, ...problem }) =>
          cell === null ? problem : { ...problem, place: `${cell.sheet}!${cell.cell}` },
        ),
      );
    }
    const run = await runAssessment(store, clock, rulebook, context);
    if (!run.ok) throw new BadInput(run.problems);
    print(`${JSON.stringify({ ...outcome.value, assessment: run.value.id }, null, 1)}\n`);
  });
}

/** `kaohe export penalties --period P --out FILE.xlsx`: whole or not at all. */
export async function exportCommand(period: string, out: string): Promise<void> {
  await withCounty(async (store, county) => {
    const list = await store.withTenant(productContext(county), (repositories) =>
      penaltyList(repositories, clock, period),
    );
    if (list === null) throw refuse('no_assessment', '--period', period);
    const draft = `${out}.${process.pid}.part`;
    const stream = createWriteStream(draft);
    await penaltyListWriter.write(list, stream);
    await finished(stream);
    renameSync(draft, out);
  });
}
