/** The dashboard in a real Chromium, against a server started by `npm start`. */
import unit from './jest.config.mjs';

export default {
  ...unit,
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
