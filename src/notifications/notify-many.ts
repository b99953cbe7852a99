import type { Clock } from '../platform/clock.js';
import { deliveryOf } from './delivery.js';
import type { DeliveryStore } from './delivery-store.js';
import type { NotificationContent } from './kinds.js';
import type { NotificationStore } from './notification-store.js';
import { mailOf, newNotification } from './notify.js';
import type { OutboxStore } from './outbox/outbox-store.js';

export interface NotifyManyDeps {
  readonly notificationStore: Pick<NotificationStore, 'insertMany'>;
  readonly deliveryStore: Pick<DeliveryStore, 'findMany'>;
  readonly outboxStore: Pick<OutboxStore, 'insertMany'>;
  readonly clock: Clock;
}

export type Told = NotificationContent & { readonly accountId: string };

/**
 * Tells many accounts something, each once and none of them before under this key: three writes and reads in all, however
 * many. To be called within the transaction that says so; it starts over where somebody has just been told elsewhere.
 */
export type NotifyMany = (dedupeKey: string, told: readonly Told[]) => Promise<void>;

/** As `NotifyMany`. What each account has chosen says where it goes. */
export async function notifyMany(deps: NotifyManyDeps, dedupeKey: string, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const choices = await deps.deliveryStore.findMany(told.map(({ accountId }) => accountId));
  const now = deps.clock.now();
  const made = told.flatMap((each) => {
    const { inApp, email } = deliveryOf(each.kind, choices.get(each.accountId) ?? {});
    if (!inApp && !email) return [];
    return [{ email, notification: newNotification({ ...each, dedupeKey }, now, inApp) }];
  });
  if (made.length === 0) return;
  await deps.notificationStore.insertMany(made.map(({ notification }) => notification));
  const mailed = made.filter(({ email }) => email);
  await deps.outboxStore.insertMany(mailed.map(({ notification }) => mailOf(notification)));
}
