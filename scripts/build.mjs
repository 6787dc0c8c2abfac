/** npm run build [-- --server-only]: compiles into dist/ what changed since the last time. */
import { checkNode } from './build/node-version.mjs';

checkNode();
const { build } = await import('./build/build.mjs');
try {
  await build({ serverOnly: process.argv.includes('--server-only') });
} catch (error) {
  process.stderr.write(`kaohe: the build failed: ${error.message}\n`);
  process.exitCode = 1;
}
