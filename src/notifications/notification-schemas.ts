import { z } from 'zod';
import { idSchema } from '../platform/database/ids.js';
import { pageOf, pageQuery } from '../platform/http/pagination.js';
import { NOTIFICATION_KINDS } from './kinds.js';

export const notificationsQuery = z.strictObject(pageQuery);

export const notificationCursor = z.strictObject({ showAt: z.iso.datetime(), id: idSchema });

const notificationAnswer = z
  .object({
    id: z.string(),
    kind: z.enum(NOTIFICATION_KINDS),
    title: z.string(),
    text: z.string(),
    html: z.string().meta({ description: 'As `text`, of p, br and blockquote' }),
    link: z.string().meta({ description: 'A path of this site' }),
    at: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });

export const notificationPageAnswer = pageOf(notificationAnswer).extend({
  unreadCount: z.int().meta({ description: 'In the whole list; 1000 stands for as many or more' }),
});

export const markReadBody = z.strictObject({
  upTo: idSchema.meta({ description: 'This one and all below it in the list' }),
});

const delivery = z.strictObject({ inApp: z.boolean(), email: z.boolean() });

const byKind = <S extends z.ZodType>(schema: S) =>
  Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, schema])) as Readonly<
    Record<(typeof NOTIFICATION_KINDS)[number], S>
  >;

export const settingsAnswer = z.object(byKind(delivery)).meta({ id: 'NotificationSettings' });

/** The kinds to change, and of each what to change; at least something. */
export const changeSettingsBody = z
  .strictObject(byKind(delivery.partial().optional()))
  .refine((changes) => Object.keys(changes).length > 0, 'Must name a kind of notification.');
