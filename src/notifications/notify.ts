import type { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/ids.js';
import type { NotificationContent } from './kinds.js';
import type { Notification } from './notification.js';
import type { NotificationStore } from './notification-store.js';
import type { OutboxStore } from './outbox/outbox-store.js';
import { newMessage, type OutboxMessage } from './outbox/outbox-message.js';
import { deliveryOf } from './delivery.js';
import type { DeliveryStore } from './delivery-store.js';

export interface NotifyDeps {
  readonly notificationStore: Pick<NotificationStore, 'exists' | 'insert'>;
  readonly deliveryStore: Pick<DeliveryStore, 'find'>;
  readonly outboxStore: Pick<OutboxStore, 'insert'>;
  readonly clock: Clock;
}

export type NewNotification = NotificationContent & {
  readonly accountId: string;
  /** The same one again, for the same account and kind, does nothing; `cancelNotifications` takes it. */
  readonly dedupeKey?: string;
  /** Neither shown nor sent before; at once when left out. */
  readonly notBefore?: Date;
};

/** Tells an account something. To be called within the transaction of the act that it tells of. */
export type Notify = (notification: NewNotification) => Promise<void>;

/** As `Notify`. What the account has chosen says whether it goes to its list, out by e-mail, both, or nowhere. */
export async function notify(deps: NotifyDeps, notification: NewNotification): Promise<void> {
  const { notificationStore, deliveryStore, outboxStore, clock } = deps;
  const { accountId, kind, dedupeKey } = notification;
  const { inApp, email } = deliveryOf(kind, await deliveryStore.find(accountId));
  if (!inApp && !email) return;
  if (dedupeKey !== undefined && (await notificationStore.exists({ accountId, kind, dedupeKey }))) return;
  const made = newNotification(notification, clock.now(), inApp);
  await notificationStore.insert(made);
  if (email) await outboxStore.insert(mailOf(made));
}

/** What has a notification's mail sent. */
export function mailOf({ id, createdAt, showAt }: Notification): OutboxMessage {
  return newMessage({ id, subject: { type: 'notification' }, createdAt, notBefore: showAt });
}

export function newNotification(notification: NewNotification, now: Date, listed: boolean): Notification {
  const { accountId, dedupeKey, notBefore, ...content } = notification;
  const id = newId();
  return {
    ...content,
    id,
    accountId,
    dedupeKey: dedupeKey ?? id,
    createdAt: now,
    showAt: notBefore ?? now,
    listed,
    readAt: null,
  };
}
