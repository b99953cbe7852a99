import type { AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Account } from './account.js';
import type { AccountStore } from './account-store.js';
import { confirmPassword, stillConfirmed, type ConfirmPasswordDeps } from './confirm-password.js';
import { hashLinkToken } from './link-token.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { RequestAccountMail } from './up-calls.js';

export interface RequestEmailChangeDeps extends ConfirmPasswordDeps {
  readonly accountStore: ConfirmPasswordDeps['accountStore'] & Pick<AccountStore, 'change'>;
  readonly requestAccountMail: RequestAccountMail;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface RequestEmailChangeInput {
  readonly accountId: string;
  /** Normalised. */
  readonly email: string;
  readonly currentPassword: string;
}

/**
 * Has a link sent to another address, which takes the place of the account's once the link is followed; until then nothing
 * changes. The present address is told at once. Whether the other one is an account's already is only looked up when the
 * mail is made, so the answer tells nobody. Asked again, the last address counts. Throws `wrong_password`, and
 * `validation_failed` for the address that the account has.
 */
export async function requestEmailChange(deps: RequestEmailChangeDeps, input: RequestEmailChangeInput): Promise<void> {
  const { accountId, email } = input;
  const confirmed = await confirmPassword(deps, input);
  await deps.transact(async () => {
    const account = await stillConfirmed(deps, confirmed);
    if (account.email === email) {
      const message = 'This is your address already.';
      throw new AppError('validation_failed', { errors: [{ path: 'email', message }] });
    }
    await deps.accountStore.change(accountId, { pendingEmail: { email, askedAt: deps.clock.now() } });
    await deps.requestAccountMail({ purpose: 'change_email', accountId, email });
    await deps.requestAccountMail({ purpose: 'email_change_asked', accountId });
  });
}

/** Has an address that waits to be confirmed forgotten: its link does nothing any more. */
export async function cancelEmailChange(
  { accountStore }: { readonly accountStore: Pick<AccountStore, 'change'> },
  accountId: string,
): Promise<void> {
  await accountStore.change(accountId, { pendingEmail: null });
}

export interface ConfirmEmailChangeDeps {
  readonly accountStore: Pick<AccountStore, 'findById' | 'change'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'use'>;
  readonly requestAccountMail: RequestAccountMail;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

/**
 * Gives an account the address to which this token was sent, and tells the one that it had. Links that were sent there do
 * nothing any more. Throws `link_spent`, and `email_taken` where somebody opened an account with the address meanwhile.
 */
export async function confirmEmailChange(deps: ConfirmEmailChangeDeps, token: string): Promise<void> {
  await deps.transact(async () => {
    const now = deps.clock.now();
    const link = await deps.linkTokenStore.use({ tokenHash: hashLinkToken(token), purpose: 'change_email', now });
    const account = link && (await deps.accountStore.findById(link.accountId));
    if (account === null || link === null || account.pendingEmail?.email !== link.email)
      throw new AppError('link_spent');
    await moveTo(deps, account, { email: link.email, now });
  });
}

async function moveTo(
  { accountStore, auditLog, requestAccountMail }: ConfirmEmailChangeDeps,
  { id, email: before }: Account,
  { email, now }: { readonly email: string; readonly now: Date },
): Promise<void> {
  await accountStore.change(id, { email, emailVerifiedAt: now, pendingEmail: null });
  const self = { type: 'account', id } as const;
  const entry = { actor: self, act: 'account.email_changed', subject: self, details: {} } as const;
  await auditLog.record(entry, { accountId: id, texts: { before, after: email } });
  await requestAccountMail({ purpose: 'email_changed', email: before });
}
