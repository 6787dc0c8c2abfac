/** Something that was done to the county's records; written in the transaction that did it. */
export interface AuditEvent {
  /** ISO instant. */
  readonly at: string;
  /** Id of the account; null for the product itself. */
  readonly actor: string | null;
  /** What was done: `assessment_computed`, `workbook_imported`, ... */
  readonly operation: string;
  /** Id of what it was done to. */
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** An event as the record keeps it: `content` is the very text that is sealed. */
export interface RecordedEvent extends Omit<AuditEvent, 'content'> {
  readonly id: string;
  readonly content: string;
}

export interface SealedEvent extends RecordedEvent {
  /** Place in the county's chain, from 1. */
  readonly number: number;
  /** SHA-256 (hex) over the digest before it and this event. */
  readonly digest: string;
}

/** The end of the chain at a time, signed with Ed25519. */
export interface AuditHead {
  readonly number: number;
  readonly digest: string;
  readonly signedAt: string;
  /** Base64. */
  readonly signature: string;
  /** PEM. */
  readonly publicKey: string;
}

export interface AuditRepository {
  append(event: AuditEvent): Promise<void>;
  /** Latest first. */
  latest(most: number): Promise<readonly RecordedEvent[]>;
  /** The chain from its first event on. */
  chain(): Promise<readonly SealedEvent[]>;
  head(): Promise<AuditHead | null>;
  /** Recorded and not yet sealed. */
  waiting(): Promise<number>;
}

/** Chains what is recorded; signs in to the database as a role that can do nothing else. */
export interface Sealer {
  /** Seals every event whose transaction can no longer be overtaken; the number sealed. */
  seal(county: string, sign: (head: Omit<AuditHead, 'signature' | 'publicKey'>) => AuditHead): Promise<number>;
}
