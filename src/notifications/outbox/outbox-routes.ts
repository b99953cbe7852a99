import { defineRoute, type Route } from '../../platform/http/route.js';
import { listOutbox, retryMessage, type ListOutboxDeps, type RetryMessageDeps } from './manage-outbox.js';
import { outboxMessageAnswer, outboxPageAnswer, outboxParams, outboxQuery, presentMessage } from './outbox-schemas.js';

export type OutboxRoutesDeps = ListOutboxDeps & RetryMessageDeps;

/** For admins: mails that could not be sent. */
export function outboxRoutes(deps: OutboxRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/moderation/outbox',
      summary: 'List mails that were given up, or wait to be sent, newest first',
      permission: 'outbox.manage',
      query: outboxQuery,
      answers: { 200: outboxPageAnswer },
      errors: ['invalid_cursor'],
      handle: async ({ query }) => {
        const { items, nextCursor } = await listOutbox(deps, query);
        return { status: 200, body: { items: items.map(presentMessage), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/moderation/outbox/:id/retry',
      summary: 'Have a mail that was given up tried again',
      permission: 'outbox.manage',
      limit: 'write',
      params: outboxParams,
      answers: { 200: outboxMessageAnswer },
      handle: async ({ viewer, params }) => ({
        status: 200,
        body: presentMessage(await retryMessage(deps, viewer, params.id)),
      }),
    }),
  ];
}
