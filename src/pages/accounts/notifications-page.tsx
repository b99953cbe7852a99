import { z } from 'zod';
import {
  listNotifications,
  markRead,
  presentNotification,
  type ListNotificationsDeps,
  type MarkReadDeps,
} from '../../notifications/index.js';
import { Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame, doneQuery, Paging } from './account-frame.js';
import { Told } from './told.js';

export type NotificationsPageDeps = ListNotificationsDeps &
  MarkReadDeps & {
    readonly notificationStore: ListNotificationsDeps['notificationStore'] & MarkReadDeps['notificationStore'];
  };

const PATH = '/account/notifications';

/** All that a reader was told, and saying that they have read it. */
export function notificationsPage(deps: NotificationsPageDeps): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.write',
    limit: 'write',
    query: doneQuery.extend({ cursor: z.string().max(500).optional() }),
    fields: z.object({ upTo: z.string().max(40) }),
    show: async ({ viewer, csrfToken, refusal, query: { cursor, done } }) => {
      const { items, nextCursor, unreadCount } = await listNotifications(deps, viewer.id, { limit: 20, cursor });
      const title = words('account-told');
      const [newest] = items;
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title} done={done === undefined ? null : words('told-done')}>
            <p>{words('told-unread', { count: unreadCount })}</p>
            {unreadCount > 0 && newest !== undefined && (
              <Form csrfToken={csrfToken} refusal={refusal} submit={words('told-mark')}>
                <input type="hidden" name="upTo" value={newest.id} />
              </Form>
            )}
            {items.length === 0 ? <p>{words('account-nothing')}</p> : <Told told={items.map(presentNotification)} />}
            <Paging path={PATH} isFirst={cursor === undefined} nextCursor={nextCursor} />
            <p>
              <a href="/account/notification-settings">{words('choices-title')}</a>
            </p>
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, form: { upTo } }) => {
      await markRead(deps, viewer.id, upTo);
      return { to: `${PATH}?done=read` };
    },
  });
}
