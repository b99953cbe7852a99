import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { AccountStore } from './account-store.js';
import { hashLinkToken } from './link-token.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { RequestAccountMail } from './up-calls.js';

export interface RequestVerificationDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly requestAccountMail: RequestAccountMail;
}

/** Has the link sent again by which an account's address is verified; does nothing when it is. */
export async function requestVerification(deps: RequestVerificationDeps, accountId: string): Promise<void> {
  const account = await deps.accountStore.findById(accountId);
  if (account?.emailVerifiedAt === null) await deps.requestAccountMail({ purpose: 'verify_email', accountId });
}

export interface VerifyEmailDeps {
  readonly accountStore: Pick<AccountStore, 'findById' | 'change'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'use'>;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** Verifies the address to which this token was sent. Throws `link_spent`. */
export async function verifyEmail(deps: VerifyEmailDeps, token: string): Promise<void> {
  const { accountStore, linkTokenStore, clock, transact } = deps;
  await transact(async () => {
    const now = clock.now();
    const link = await linkTokenStore.use({ tokenHash: hashLinkToken(token), purpose: 'verify_email', now });
    const account = link && (await accountStore.findById(link.accountId));
    if (account === null || account.email !== link?.email) throw new AppError('link_spent');
    if (account.emailVerifiedAt === null) await accountStore.change(account.id, { emailVerifiedAt: now });
  });
}
