import type { Request, Response } from 'express';
import { z } from 'zod';
import { defineRoute, type Route, type RouteAnswer } from '../platform/http/route.js';
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds.js';
import { kindToStop, unsubscribe, type UnsubscribeDeps } from './unsubscribe.js';
import { unsubscribePage } from './unsubscribe-page.js';

const unsubscribeParams = z.strictObject({ token: z.string().max(200) });

const unsubscribeAnswer = z.object({ kind: z.enum(NOTIFICATION_KINDS), email: z.boolean() });

/** RFC 8058: mail programs stop mails with one POST, without session; people by way of a page with a button. */
export function unsubscribeRoutes(deps: UnsubscribeDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/unsubscribe/:token',
      summary: 'Read which mails a link stops; browsers get a page',
      permission: 'mail.unsubscribe',
      params: unsubscribeParams,
      answers: { 200: unsubscribeAnswer },
      handle: ({ params, request, response }) =>
        answer(request, response, { kind: kindToStop(deps, params.token), isDone: false }),
    }),
    defineRoute({
      method: 'post',
      path: '/unsubscribe/:token',
      summary: 'Stop one kind of mail to one account, whoever asks',
      permission: 'mail.unsubscribe',
      limit: 'write',
      withoutCsrf: true,
      params: unsubscribeParams,
      answers: { 200: unsubscribeAnswer },
      handle: async ({ params, request, response }) =>
        answer(request, response, { kind: await unsubscribe(deps, params.token), isDone: true }),
    }),
  ];
}

interface Stopping {
  readonly kind: NotificationKind;
  readonly isDone: boolean;
}

function answer(request: Request, response: Response, { kind, isDone }: Stopping): RouteAnswer {
  if (request.accepts(['json', 'html']) === 'html') {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    response.type('html').send(unsubscribePage(kind, isDone));
  }
  return { status: 200, body: { kind, email: !isDone } };
}
