import { root } from './tree.js';
import { plant, runTool, uproot } from './planting.js';

/** One planted violation for each rule of .dependency-cruiser.mjs: the file that breaks it, and what it says. */
const planted: Record<string, Record<string, string>> = {
  'no-cycles': {
    'apps/cli/hen.ts': "import { egg } from './egg.js';\nexport const hen = () => egg;",
    'apps/cli/egg.ts': "import { hen } from './hen.js';\nexport const egg = () => hen;",
  },
  'no-unresolved': { 'apps/cli/lost.ts': "export * from './gone.js';" },
  'engine-imports-nothing': {
    'libs/engine/kernels/outward.ts': "import type { Port } from '../../application/port.js';\nexport type P = Port;",
  },
  'texts-import-nothing': { 'libs/texts/clever.ts': "export * from '../engine/index.js';" },
  'api-types-import-nothing': { 'libs/api-types/clever.ts': "export * from '../engine/index.js';" },
  'charts-see-views-and-texts': { 'libs/charts/computing.ts': "export * from '../engine/index.js';" },
  'rulebooks-see-engine': { 'libs/rulebooks/inward.ts': "export * from '../engine/kernels/add.js';" },
  'application-is-framework-free': { 'libs/application/stored.ts': "export * from '../database/rows.js';" },
  'database-sees-application': { 'libs/database/sheeted.ts': "export * from '../workbooks/sheet.js';" },
  'workbooks-see-application': { 'libs/workbooks/stored.ts': "export * from '../database/rows.js';" },
  'dashboard-sees-views': { 'apps/dashboard/computing.ts': "export * from '../../libs/engine/index.js';" },
  'apps-are-leaves': { 'libs/texts/upward.ts': "export * from '../../apps/cli/fine.js';" },
  'only-database-imports-typeorm': { 'apps/api/queries.ts': "export * from 'typeorm';" },
  'only-workbooks-import-exceljs': { 'apps/api/sheets.ts': "export * from 'exceljs';" },
  'only-documents-import-docx': { 'apps/api/notices.ts': "export * from 'docx';" },
  'only-api-imports-nest': { 'apps/cli/serving.ts': "export * from '@nestjs/common';" },
};

/** What the house allows; it must stay without a violation. */
const sound: Record<string, string> = {
  'libs/engine/index.ts': "export * from './kernels/add.js';",
  'libs/engine/kernels/add.ts': 'export const add = 1;',
  'libs/texts/index.ts': 'export const text = 1;',
  'libs/application/port.ts': "export * from '../engine/index.js';\nexport type Port = string;",
  'libs/database/rows.ts': "export * from '../application/port.js';\nexport * from 'typeorm';",
  'libs/workbooks/sheet.ts': "export * from '../application/port.js';\nexport * from 'exceljs';",
  'apps/cli/fine.ts': "export * from '../../libs/application/port.js';",
  'apps/api/main.ts': "export * from '../../libs/application/port.js';\nexport * from '@nestjs/common';",
};

const packages = Object.fromEntries(
  ['typeorm', 'exceljs', 'docx', '@nestjs/common'].flatMap((name) => [
    [
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
    ],
    [`node_modules/${name}/index.js`, 'export const x = 1;'],
  ]),
);

interface Cruise {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
}

async function cruise(files: Record<string, string>): Promise<Cruise['summary']['violations']> {
  const folder = await plant({ ...sound, ...files, ...packages, 'migrations/.keep': '' }, [
    '.dependency-cruiser.mjs',
    'tsconfig.json',
  ]);
  try {
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'apps', 'libs'];
    return ((await runTool(folder, 'dependency-cruiser/bin/dependency-cruise.mjs', args)) as Cruise).summary.violations;
  } finally {
    await uproot(folder);
  }
}

describe('the direction of the house', () => {
  let violations: Cruise['summary']['violations'];
  beforeAll(async () => {
    violations = await cruise(Object.assign({}, ...Object.values(planted)));
  });

  it('finds nothing in a sound tree', async () => {
    expect(await cruise({})).toEqual([]);
  });

  it('has a planted violation for each rule', async () => {
    const config = (await import(`${root}/.dependency-cruiser.mjs`)) as { default: { forbidden: { name: string }[] } };
    expect(Object.keys(planted).sort()).toEqual(config.default.forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.keys(planted))('%s is found where it was planted', (rule) => {
    const found = violations.filter((violation) => violation.rule.name === rule).map((violation) => violation.from);
    expect(Object.keys(planted[rule]).filter((file) => found.includes(file))).not.toEqual([]);
  });
});
