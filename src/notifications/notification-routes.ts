import { defineRoute, type Route } from '../platform/http/route.js';
import { changeSettings, readSettings, type SettingsDeps } from './change-settings.js';
import { listNotifications, type ListNotificationsDeps } from './list-notifications.js';
import { markRead, type MarkReadDeps } from './mark-read.js';
import {
  changeSettingsBody,
  markReadBody,
  notificationPageAnswer,
  notificationsQuery,
  settingsAnswer,
} from './notification-schemas.js';
import { outboxRoutes, type OutboxRoutesDeps } from './outbox/outbox-routes.js';
import { presentNotification } from './present-notification.js';
import type { UnsubscribeDeps } from './unsubscribe.js';
import { unsubscribeRoutes } from './unsubscribe-routes.js';

export type NotificationRoutesDeps = ListNotificationsDeps &
  MarkReadDeps &
  SettingsDeps &
  UnsubscribeDeps &
  OutboxRoutesDeps;

/** What an account was told, what it wants to be told, and the mails that could not be sent. */
export function notificationRoutes(deps: NotificationRoutesDeps): readonly Route[] {
  return [
    listRoute(deps),
    markReadRoute(deps),
    readSettingsRoute(deps),
    changeSettingsRoute(deps),
    ...unsubscribeRoutes(deps),
    ...outboxRoutes(deps),
  ];
}

const listRoute = (deps: ListNotificationsDeps) =>
  defineRoute({
    method: 'get',
    path: '/me/notifications',
    summary: 'List what you were told, newest first',
    permission: 'own.read',
    query: notificationsQuery,
    answers: { 200: notificationPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query }) => {
      const { items, ...page } = await listNotifications(deps, viewer.id, query);
      return { status: 200, body: { items: items.map(presentNotification), ...page } };
    },
  });

const markReadRoute = (deps: MarkReadDeps) =>
  defineRoute({
    method: 'put',
    path: '/me/notifications/read',
    summary: 'Mark a notification, and all before it, as read',
    permission: 'own.write',
    limit: 'write',
    body: markReadBody,
    answers: { 204: null },
    handle: async ({ viewer, body }) => {
      await markRead(deps, viewer.id, body.upTo);
      return { status: 204 };
    },
  });

const readSettingsRoute = (deps: SettingsDeps) =>
  defineRoute({
    method: 'get',
    path: '/me/notification-settings',
    summary: 'Read which notifications you get, and where',
    permission: 'own.read',
    answers: { 200: settingsAnswer },
    handle: async ({ viewer }) => ({ status: 200, body: await readSettings(deps, viewer.id) }),
  });

const changeSettingsRoute = (deps: SettingsDeps) =>
  defineRoute({
    method: 'patch',
    path: '/me/notification-settings',
    summary: 'Choose which notifications you get, and where',
    permission: 'own.write',
    limit: 'write',
    body: changeSettingsBody,
    answers: { 200: settingsAnswer },
    handle: async ({ viewer, body }) => ({ status: 200, body: await changeSettings(deps, viewer.id, body) }),
  });
