import type { Notification } from './notification.js';
import { renderNotification } from './render-notification.js';

/** A notification as its reader sees it. */
export function presentNotification(notification: Notification) {
  const { id, kind, showAt, readAt } = notification;
  return { id, kind, ...renderNotification(notification), at: showAt, readAt };
}
