import path from 'node:path';
import { dist, root } from './paths.mjs';
import { buildDashboard, dashboardIsCurrent } from './dashboard.mjs';
import { buildServer, serverIsCurrent } from './server.mjs';

/** Builds what is out of date. `announce` is called once, and only if the work takes longer than a second. */
export async function build({ serverOnly = false, announce = () => {} } = {}) {
  if (serverIsCurrent() && (serverOnly || dashboardIsCurrent())) return;
  const timer = setTimeout(announce, 1000);
  try {
    await Promise.all([buildServer(), serverOnly ? undefined : buildDashboard()]);
  } catch (error) {
    throw explain(error);
  } finally {
    clearTimeout(timer);
  }
}

/** A build that cannot write says whose tree it is instead of printing a system call. */
function explain(error) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return error;
  const place = path.relative(root, error.path ?? dist) || '.';
  return new Error(
    `cannot write ${place} (${error.code}): the sources changed since they were last built, and this user may not ` +
      `write into the checkout. Run "npm run build" once as the user who owns ${root}, then try again.`,
    { cause: error },
  );
}
