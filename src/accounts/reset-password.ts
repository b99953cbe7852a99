import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { AccountStore } from './account-store.js';
import { hashLinkToken } from './link-token.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { Passwords } from './passwords.js';
import { setPassword, type SetPasswordDeps } from './set-password.js';
import type { RequestAccountMail } from './up-calls.js';

export interface RequestPasswordResetDeps {
  readonly requestAccountMail: RequestAccountMail;
}

/**
 * Has a link sent to this address by which a new password is set, if it is an account's. Whether it is, is only looked
 * up when the mail is made: neither the answer nor its time tells.
 */
export async function requestPasswordReset(deps: RequestPasswordResetDeps, email: string): Promise<void> {
  await deps.requestAccountMail({ purpose: 'reset_password', email });
}

export interface ResetPasswordDeps extends SetPasswordDeps {
  readonly accountStore: Pick<AccountStore, 'findById'> & SetPasswordDeps['accountStore'];
  readonly linkTokenStore: Pick<LinkTokenStore, 'findUsable' | 'use'> & SetPasswordDeps['linkTokenStore'];
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface ResetPasswordInput {
  readonly token: string;
  readonly password: string;
}

/**
 * Sets the password of the account to whose address this token was sent, which ends all of its sessions and spends its
 * other links; the address counts as verified by it. Throws `link_spent`.
 */
export async function resetPassword(deps: ResetPasswordDeps, { token, password }: ResetPasswordInput): Promise<void> {
  const presented = { tokenHash: hashLinkToken(token), purpose: 'reset_password' } as const;
  // Hashing takes its time: neither a made-up token nor a transaction should have any of it.
  const isUsable = (await deps.linkTokenStore.findUsable({ ...presented, now: deps.clock.now() })) !== null;
  if (!isUsable) throw new AppError('link_spent');
  const passwordHash = await deps.passwords.hash(password);
  await deps.transact(async () => {
    const now = deps.clock.now();
    const link = await deps.linkTokenStore.use({ ...presented, now });
    const account = link && (await deps.accountStore.findById(link.accountId));
    if (account === null || account.email !== link?.email) throw new AppError('link_spent');
    await setPassword(deps, account.id, { passwordHash, now });
    if (account.emailVerifiedAt === null) await deps.accountStore.change(account.id, { emailVerifiedAt: now });
  });
}
