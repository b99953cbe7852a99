import {
  confirmPassword,
  eraseAccount,
  nobodysHash,
  stillConfirmed,
  type Account,
  type BarredAddressStore,
  type ConfirmPasswordDeps,
  type EraseAccountDeps,
  type NoteRenamed,
  type Passwords,
} from '../accounts/index.js';
import type { AuditLog } from '../audit/index.js';
import { readStanding, type ReadStandingDeps } from '../moderation/index.js';
import type { DeliveryStore } from '../notifications/index.js';
import type { Transactions } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { barredUntil, type CommentFate } from './erasure.js';
import type { ErasureStore } from './erasure-store.js';

export interface RequestErasureDeps extends ConfirmPasswordDeps, EraseAccountDeps, ReadStandingDeps, Transactions {
  readonly accountStore: ConfirmPasswordDeps['accountStore'] & EraseAccountDeps['accountStore'];
  readonly passwords: Pick<Passwords, 'verify' | 'hash'>;
  readonly barredAddressStore: Pick<BarredAddressStore, 'bar'>;
  readonly deliveryStore: Pick<DeliveryStore, 'erase'>;
  readonly erasureStore: Pick<ErasureStore, 'insert'>;
  readonly auditLog: AuditLog;
  readonly noteRenamed: NoteRenamed;
}

interface RequestErasureInput {
  readonly accountId: string;
  readonly currentPassword: string;
  readonly comments: CommentFate;
}

/**
 * Deletes an account on behalf of its owner. At once nobody can sign in to it and its name is gone; the job
 * `erase-accounts` does the rest. Throws `wrong_password`; `staff_account`, as who decided what has to stay known; and
 * `conflict` for all but one of several at once.
 */
export async function requestErasure(deps: RequestErasureDeps, input: RequestErasureInput): Promise<void> {
  const { accountId, comments } = input;
  const confirmed = await confirmPassword(deps, input);
  requireReader(confirmed.account);
  const passwordHash = await nobodysHash(deps.passwords);
  await deps.transact(async () => {
    const account = await stillConfirmed(deps, confirmed);
    requireReader(account);
    await barAddress(deps, account);
    const now = deps.clock.now();
    await eraseAccount(deps, accountId, { passwordHash, now });
    await deps.deliveryStore.erase(accountId);
    await deps.erasureStore.insert({ accountId, comments, askedAt: now });
    const self = { type: 'account', id: accountId } as const;
    await deps.auditLog.record({ actor: self, act: 'account.erased', subject: self, details: { comments } });
    await deps.afterCommit(() => deps.noteRenamed(accountId));
  });
}

function requireReader({ role }: Account): void {
  if (role !== 'reader') throw new AppError('staff_account');
}

async function barAddress(deps: RequestErasureDeps, { id, email }: Account): Promise<void> {
  const { sanctions } = await readStanding(deps, id);
  const until = barredUntil(sanctions, deps.clock.now());
  if (until !== null) await deps.barredAddressStore.bar(email, until);
}
