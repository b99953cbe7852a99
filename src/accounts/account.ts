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
