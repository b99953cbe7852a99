import type { OpenSessionStore } from '../platform/http/sessions/open-session-store.js';
import type { AccessTokenStore } from './access-token-store.js';
import { FORMER_READER } from './account.js';
import type { AccountStore } from './account-store.js';
import type { LinkTokenStore } from './link-token-store.js';
import { randomPassword, type Passwords } from './passwords.js';

export interface EraseAccountDeps {
  readonly accountStore: Pick<AccountStore, 'change'>;
  readonly accessTokenStore: Pick<AccessTokenStore, 'removeAll'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'removeAll'>;
  readonly openSessionStore: Pick<OpenSessionStore, 'endOthers'>;
}

interface Erasing {
  /** Of a password that nobody knows: `nobodysHash`. */
  readonly passwordHash: string;
  readonly now: Date;
}

/** Takes its time, so make it before the transaction. */
export function nobodysHash({ hash }: Pick<Passwords, 'hash'>): Promise<string> {
  return hash(randomPassword());
}

/**
 * Erases what an account holds of its owner, within a transaction, and ends every way into it. Its number stays, under a
 * name that is nobody's, as comments, flags and the audit log refer to it.
 */
export async function eraseAccount(
  { accountStore, accessTokenStore, linkTokenStore, openSessionStore }: EraseAccountDeps,
  id: string,
  { passwordHash, now }: Erasing,
): Promise<void> {
  await accountStore.change(id, {
    email: `erased:${id}`, // no address looks like it
    displayName: FORMER_READER,
    role: 'reader',
    sections: null,
    emailVerifiedAt: null,
    passwordHash,
    passwordSetAt: now,
    renamedAt: [],
    pendingEmail: null,
    interests: [],
    erasedAt: now,
  });
  await accessTokenStore.removeAll(id);
  await linkTokenStore.removeAll(id);
  await openSessionStore.endOthers(id, null);
}
