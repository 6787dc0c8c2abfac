import { hash, verify } from '@node-rs/argon2';
import type { Clock, Passwords, PenaltyListWriter, Store, WorkbookReader } from '../../libs/application/index.js';
import { penaltyListWriter, workbookReader } from '../../libs/workbooks/index.js';

/** What the controllers hand to the use cases. */
export interface Services {
  readonly store: Store;
  readonly reader: WorkbookReader;
  readonly writer: PenaltyListWriter;
  readonly passwords: Passwords;
  readonly clock: Clock;
}

export const SERVICES = Symbol('services');

const passwords: Passwords = {
  hash: (password) => hash(password),
  verify: async (stored, password) => {
    try {
      return await verify(stored, password);
    } catch (error) {
      // A text that is no hash matches no password.
      if (error instanceof Error && /hash|PHC|invalid/i.test(error.message)) return false;
      throw error;
    }
  },
};

export const servicesOn = (store: Store): Services => ({
  store,
  reader: workbookReader,
  writer: penaltyListWriter,
  passwords,
  clock: { now: () => new Date() },
});
