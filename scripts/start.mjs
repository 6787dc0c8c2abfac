/** npm start: builds what it must, then becomes the server (apps/api), so signals and the exit code are the server's own. */
import { checkNode } from './build/node-version.mjs';

checkNode();
const { build } = await import('./build/build.mjs');
try {
  await build({ announce: () => process.stderr.write('正在构建,请稍候……  Building, please wait ...\n') });
} catch (error) {
  process.stderr.write(`构建失败 / The build failed: ${error.message}\n`);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
await import('../dist/apps/api/main.js');
