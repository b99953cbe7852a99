import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { isShown } from './notification.js';
import type { NotificationStore } from './notification-store.js';

export interface MarkReadDeps {
  readonly notificationStore: Pick<NotificationStore, 'findById' | 'markRead'>;
  readonly clock: Clock;
}

/** Marks a notification and all below it in the list as read. Throws `validation_failed` for none of the account's. */
export async function markRead(deps: MarkReadDeps, accountId: string, upTo: string): Promise<void> {
  const { notificationStore, clock } = deps;
  const last = await notificationStore.findById(upTo);
  const now = clock.now();
  if (last?.accountId !== accountId || !last.listed || !isShown(last, now)) {
    const message = 'Must be the id of a notification in your list.';
    throw new AppError('validation_failed', { errors: [{ path: 'upTo', message }] });
  }
  await notificationStore.markRead(accountId, last, now);
}
