import type { Period } from '../calendar/periods.js';
import type { Organizations } from '../columns/frame.js';
import type { Rhythm } from '../model/rulebook.js';
import type { Located } from './organizations.js';

/** What readings and events must name: the periods and organizations of the case. */
export interface Grounds {
  readonly periods: Readonly<Record<Rhythm, readonly Period[]>>;
  readonly organizations: ReadonlyMap<string, Organizations>;
  readonly located: Located;
  readonly knownOrganizations: ReadonlySet<string>;
}
