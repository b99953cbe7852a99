import type { AuditLog } from '../audit/index.js';
import type { AppealStore, SanctionStore } from '../moderation/index.js';
import type { NotificationStore } from '../notifications/index.js';
import { eraseComments, type EraseCommentsDeps } from './erase-comments.js';
import type { Erasure } from './erasure.js';
import type { ErasureStore } from './erasure-store.js';

export interface EraseAccountsDeps extends EraseCommentsDeps {
  readonly erasureStore: Pick<ErasureStore, 'list' | 'remove'>;
  readonly notificationStore: EraseCommentsDeps['notificationStore'] & Pick<NotificationStore, 'removeSomeOf'>;
  readonly appealStore: Pick<AppealStore, 'eraseTextsOf'>;
  readonly sanctionStore: Pick<SanctionStore, 'eraseNotesOf'>;
  readonly auditLog: Pick<AuditLog, 'erasePersonal'>;
  /** Told of an account whose erasure failed; it is tried again at the next run, and the others go on. */
  readonly erasureFailed: (accountId: string, error: unknown) => void;
}

const BATCH = 500;

/**
 * Erases what is left of accounts that were deleted; how many are done. Each step can be done twice, so an erasure that
 * was stopped, or whose process was killed, is done from its beginning.
 */
export async function eraseAccounts(deps: EraseAccountsDeps, signal: AbortSignal): Promise<number> {
  let done = 0;
  let after: string | null = null;
  for (;;) {
    const erasures: readonly Erasure[] = await deps.erasureStore.list(after, BATCH);
    for (const erasure of erasures) {
      if (signal.aborted) return done;
      done += Number(await attempt(deps, erasure, signal));
    }
    after = erasures.at(-1)?.accountId ?? null;
    if (after === null) return done;
  }
}

async function attempt(deps: EraseAccountsDeps, erasure: Erasure, signal: AbortSignal): Promise<boolean> {
  try {
    if (!(await eraseComments(deps, erasure, signal))) return false;
    await eraseRest(deps, erasure.accountId);
    return true;
  } catch (error) {
    deps.erasureFailed(erasure.accountId, error);
    return false;
  }
}

async function eraseRest(deps: EraseAccountsDeps, accountId: string): Promise<void> {
  while ((await deps.notificationStore.removeSomeOf(accountId, BATCH)) > 0);
  await deps.appealStore.eraseTextsOf(accountId);
  await deps.sanctionStore.eraseNotesOf(accountId);
  await deps.auditLog.erasePersonal(accountId);
  await deps.erasureStore.remove(accountId);
}
