#!/usr/bin/env node
/** The command line: builds the server part if its sources changed, then becomes apps/cli. Standard output stays the CLI's. */
import { checkNode } from './build/node-version.mjs';

checkNode();
const { build } = await import('./build/build.mjs');
try {
  const announce = () => process.stderr.write('kaohe: building, a few seconds ...\n');
  await build({ serverOnly: true, announce });
} catch (error) {
  process.stderr.write(`kaohe: the build failed: ${error.message}\n`);
  process.exit(1);
}
await import('../dist/apps/cli/main.js');
