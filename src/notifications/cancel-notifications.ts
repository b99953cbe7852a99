import type { Clock } from '../platform/clock.js';
import type { NotificationKind } from './kinds.js';
import { isShown } from './notification.js';
import type { NotificationStore } from './notification-store.js';
import type { OutboxStore } from './outbox/outbox-store.js';

export interface CancelNotificationsDeps {
  readonly notificationStore: Pick<NotificationStore, 'findByKey' | 'removeMany'>;
  readonly outboxStore: Pick<OutboxStore, 'removeMany'>;
  readonly clock: Clock;
}

/** Who had been told what before it could be taken back; a correction is for them. */
export interface AlreadyTold {
  readonly accountId: string;
  readonly kind: NotificationKind;
}

/**
 * Takes back every notification with this key whose time has not come, as if it had never been made; returns those
 * that it is too late for. To be called within the transaction of the act that undoes what they tell of.
 */
export type CancelNotifications = (dedupeKey: string) => Promise<readonly AlreadyTold[]>;

/** As `CancelNotifications`. */
export async function cancelNotifications(
  { notificationStore, outboxStore, clock }: CancelNotificationsDeps,
  dedupeKey: string,
): Promise<readonly AlreadyTold[]> {
  const now = clock.now();
  const found = await notificationStore.findByKey(dedupeKey);
  const cancelled = found.filter((notification) => !isShown(notification, now)).map(({ id }) => id);
  await outboxStore.removeMany(cancelled);
  await notificationStore.removeMany(cancelled);
  return found.filter((notification) => isShown(notification, now)).map(({ accountId, kind }) => ({ accountId, kind }));
}
