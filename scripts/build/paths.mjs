import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout, whatever the working directory is. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const dist = path.join(root, 'dist');

/** What becomes dist/<same path>. */
export const serverParts = ['apps/api', 'apps/cli', 'libs', 'migrations', 'tools'];

/** What the dashboard is made of; anything else cannot change its bundle. */
export const dashboardParts = ['apps/dashboard', 'libs/api-types', 'libs/charts', 'libs/texts'];

/** How things are built; a change here rebuilds everything. */
export const toolParts = ['scripts/build', 'package-lock.json'];
