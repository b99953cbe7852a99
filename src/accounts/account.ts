import type { Role, Viewer } from '../platform/http/permissions.js';

/** A person who may sign in. `sections` narrows what a moderator sees; null is every section. */
export interface Account {
  readonly id: string;
  /** Normalised: lower case, no space around it. */
  readonly email: string;
  readonly displayName: string;
  readonly role: Role;
  readonly sections: readonly string[] | null;
  readonly createdAt: Date;
  readonly emailVerifiedAt: Date | null;
  /** When the password was last set; sessions opened before that have ended. */
  readonly passwordSetAt: Date;
  /** When the name was changed last, the latest at the end; as many as `nextRename` looks at. */
  readonly renamedAt: readonly Date[];
  /** An address that is to take the place of `email` once it is confirmed. */
  readonly pendingEmail: PendingEmail | null;
  /** Sections and tags that its owner chose, for what is recommended to them. */
  readonly interests: readonly string[];
  /** When its owner had it erased: what is left is a number, under a name that is nobody's. */
  readonly erasedAt: Date | null;
}

/** Whom readers see as the author of what stays of an erased account. */
export const FORMER_READER = 'Former reader';

export interface PendingEmail {
  /** Normalised. */
  readonly email: string;
  readonly askedAt: Date;
}

/** What sign-in compares; it never leaves this feature. */
export interface Credentials {
  readonly account: Account;
  /** Argon2id, in the PHC string format. */
  readonly passwordHash: string;
}

/** The one spelling of an address under which its account is stored and looked up. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function toViewer({ id, role, sections }: Account): Viewer {
  return { id, role, sections };
}
