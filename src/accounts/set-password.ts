import type { AuditLog } from '../audit/index.js';
import type { AccountStore } from './account-store.js';
import type { LinkTokenStore } from './link-token-store.js';
import type { RequestAccountMail } from './up-calls.js';

export interface SetPasswordDeps {
  readonly accountStore: Pick<AccountStore, 'change'>;
  readonly linkTokenStore: Pick<LinkTokenStore, 'useAll'>;
  readonly requestAccountMail: RequestAccountMail;
  readonly auditLog: AuditLog;
}

interface NewPassword {
  readonly passwordHash: string;
  readonly now: Date;
}

/**
 * Gives an account another password, within a transaction: its sessions end, links that would set another one are spent,
 * and an address that waits to be confirmed is forgotten, as somebody else may have asked for it. Its owner is told.
 */
export async function setPassword(
  { accountStore, linkTokenStore, auditLog, requestAccountMail }: SetPasswordDeps,
  accountId: string,
  { passwordHash, now }: NewPassword,
): Promise<void> {
  await accountStore.change(accountId, { passwordHash, passwordSetAt: now, pendingEmail: null });
  await linkTokenStore.useAll(accountId, 'reset_password', now);
  const self = { type: 'account', id: accountId } as const;
  await auditLog.record({ actor: self, act: 'account.password_changed', subject: self, details: {} });
  await requestAccountMail({ purpose: 'password_changed', accountId });
}
