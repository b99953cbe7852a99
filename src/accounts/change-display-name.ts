import type { AuditLog } from '../audit/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transactions } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { Account } from './account.js';
import type { AccountStore } from './account-store.js';
import { nextRename, withRename } from './display-name.js';
import type { NoteRenamed } from './up-calls.js';

export interface ChangeDisplayNameDeps extends Transactions {
  readonly accountStore: Pick<AccountStore, 'findById' | 'change'>;
  readonly auditLog: AuditLog;
  readonly noteRenamed: NoteRenamed;
  readonly clock: Clock;
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Changes the name that readers see, also on what was written before. Throws `renamed_lately`. */
export async function changeDisplayName(
  deps: ChangeDisplayNameDeps,
  accountId: string,
  displayName: string,
): Promise<void> {
  await deps.transact(async () => {
    const account = await deps.accountStore.findById(accountId);
    if (account === null || account.displayName === displayName) return;
    await rename(deps, account, displayName);
    await deps.afterCommit(() => deps.noteRenamed(accountId));
  });
}

async function rename(
  { accountStore, auditLog, clock }: ChangeDisplayNameDeps,
  { id, displayName: before, renamedAt }: Account,
  displayName: string,
): Promise<void> {
  const now = clock.now();
  const free = nextRename(renamedAt, now);
  if (free !== null) {
    const detail = `You can choose another name from ${day.format(free)}.`;
    throw new AppError('renamed_lately', { detail, errors: [{ path: 'displayName', message: detail }] });
  }
  await accountStore.change(id, { displayName, renamedAt: withRename(renamedAt, now) });
  const self = { type: 'account', id } as const;
  const entry = { actor: self, act: 'account.renamed', subject: self, details: {} } as const;
  await auditLog.record(entry, { accountId: id, texts: { before, after: displayName } });
}
