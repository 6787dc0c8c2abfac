/** Argon2id behind a port: the application knows no library. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password and for a text that is no hash. */
  verify(hash: string, password: string): Promise<boolean>;
}
