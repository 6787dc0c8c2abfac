/** Why there is no database, in words an operator can act on. */
export class DatabaseUnavailable extends Error {}
