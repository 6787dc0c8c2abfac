/** The only door of the database: the ports of the application, on PostgreSQL. */
export { openStore, type DatabaseOptions } from './store.js';
export { DatabaseUnavailable } from './embedded/failure.js';
