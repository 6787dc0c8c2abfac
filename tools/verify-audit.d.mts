/** What is wrong with an export, `at` its line; null when every link and the signature hold. */
export function verifyAudit(text: string, publicKey: string): { readonly at: number; readonly what: string } | null;
