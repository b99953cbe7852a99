import type { Request, Response } from 'express';
import { z } from 'zod';
import { sendInParts } from '../platform/http/json-lines.js';
import { defineRoute, type Route, type RouteAnswer } from '../platform/http/route.js';
import { confirmSubscription, type ConfirmSubscriptionDeps } from './confirm-subscription.js';
import { exportSubscriptions, type ExportSubscriptionsDeps } from './export-subscriptions.js';
import { confirmSubscriptionBody, stopAnswer, stopParams, subscribeBody } from './newsletter-schemas.js';
import { ensureStops, stopSubscription, type StopSubscriptionDeps } from './stop-subscription.js';
import { subscribe, type SubscribeDeps } from './subscribe.js';

export interface NewsletterRoutesDeps
  extends SubscribeDeps, ConfirmSubscriptionDeps, StopSubscriptionDeps, ExportSubscriptionsDeps {
  readonly subscriptionStore: SubscribeDeps['subscriptionStore'] &
    ConfirmSubscriptionDeps['subscriptionStore'] &
    StopSubscriptionDeps['subscriptionStore'] &
    ExportSubscriptionsDeps['subscriptionStore'];
}

const CSV = 'text/csv';

export function newsletterRoutes(deps: NewsletterRoutesDeps): readonly Route[] {
  return [subscribeRoute(deps), confirmRoute(deps), ...stopRoutes(deps), exportRoute(deps)];
}

const subscribeRoute = (deps: SubscribeDeps) =>
  defineRoute({
    method: 'post',
    path: '/newsletter/subscriptions',
    summary: 'Ask for the newsletter; the answer is the same whether or not the address is on the list',
    description: 'A mail goes to the address, and nothing is sent there before its link has been followed.',
    permission: 'newsletter.subscribe',
    limit: 'accountMail',
    body: subscribeBody,
    answers: { 202: null },
    handle: async ({ body }) => {
      await subscribe(deps, body.email);
      return { status: 202 };
    },
  });

const confirmRoute = (deps: ConfirmSubscriptionDeps) =>
  defineRoute({
    method: 'put',
    path: '/newsletter/confirmation',
    summary: 'Confirm with the token that was mailed that the newsletter is wanted',
    permission: 'newsletter.subscribe',
    limit: 'write',
    body: confirmSubscriptionBody,
    answers: { 204: null },
    errors: ['link_spent'],
    handle: async ({ body }) => {
      await confirmSubscription(deps, body.token);
      return { status: 204 };
    },
  });

/** RFC 8058: mail programs stop it with one POST, without session; people by way of a page with a button. */
function stopRoutes(deps: StopSubscriptionDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/newsletter/stop/:token',
      summary: 'Read whether a link stops the newsletter; browsers are led to a page',
      permission: 'newsletter.subscribe',
      params: stopParams,
      answers: { 200: stopAnswer },
      handle: ({ params: { token }, request, response }) => {
        ensureStops(deps, token);
        return answer(request, response, { token, subscribed: true });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/newsletter/stop/:token',
      summary: 'Stop the newsletter to one address, whoever asks',
      permission: 'newsletter.subscribe',
      limit: 'write',
      withoutCsrf: true,
      params: stopParams,
      answers: { 200: stopAnswer },
      handle: async ({ params: { token } }) => {
        await stopSubscription(deps, token);
        return { status: 200, body: { subscribed: false } };
      },
    }),
  ];
}

interface Stopping {
  readonly token: string;
  readonly subscribed: boolean;
}

function answer(request: Request, response: Response, { token, subscribed }: Stopping): RouteAnswer {
  if (request.accepts(['json', 'html']) === 'html') {
    response.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
    response.redirect(303, `/newsletter/stop?token=${encodeURIComponent(token)}`);
  }
  return { status: 200, body: { subscribed } };
}

const exportRoute = (deps: ExportSubscriptionsDeps) =>
  defineRoute({
    method: 'get',
    path: '/newsletter/subscriptions/export',
    summary: 'Export everybody who wants the newsletter, as CSV',
    description:
      'Each export is an audit entry. `unsubscribe_url` belongs into the List-Unsubscribe header (RFC 8058).',
    permission: 'newsletter.export',
    limit: 'bulk',
    answers: { 200: z.string().meta({ description: 'Columns: email, confirmed_at, unsubscribe_url' }) },
    answerType: CSV,
    handle: async ({ viewer, response }) => {
      response.set('Content-Disposition', 'attachment; filename="newsletter.csv"');
      await sendInParts(response, CSV, exportSubscriptions(deps, viewer.id));
      return { status: 200 };
    },
  });
