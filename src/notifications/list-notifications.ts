import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { Notification } from './notification.js';
import { notificationCursor, type notificationsQuery } from './notification-schemas.js';
import type { NotificationStore } from './notification-store.js';

/** Nobody reads the difference between this many unread notifications and more. */
const COUNTED_AT_MOST = 1000;

export interface ListNotificationsDeps {
  readonly notificationStore: Pick<NotificationStore, 'list' | 'countUnread'>;
  readonly clock: Clock;
}

interface NotificationPage extends Page<Notification> {
  /** In the whole list; 1,000 stands for as many or more. */
  readonly unreadCount: number;
}

/** What an account was told, newest first. Throws `invalid_cursor`. */
export async function listNotifications(
  { notificationStore, clock }: ListNotificationsDeps,
  accountId: string,
  { limit, cursor }: z.output<typeof notificationsQuery>,
): Promise<NotificationPage> {
  const now = clock.now();
  const keyset = decodeCursor(notificationCursor, cursor);
  const after = keyset && { id: keyset.id, showAt: new Date(keyset.showAt) };
  const [found, unreadCount] = await Promise.all([
    notificationStore.list(accountId, { after, limit: limit + 1, now }),
    notificationStore.countUnread(accountId, now, COUNTED_AT_MOST),
  ]);
  return { ...toPage(found, limit, ({ id, showAt }) => ({ id, showAt })), unreadCount };
}
