import { defineRoute, type Route } from '../platform/http/route.js';
import { endOtherSessions, endSession, type EndSessionDeps } from './end-session.js';
import {
  listSessions,
  type ListSessionsDeps,
  openSessionPageAnswer,
  presentOpenSession,
  sessionParams,
  sessionsQuery,
} from './list-sessions.js';
import type { BrowserSessions } from './session-routes.js';

export type OpenSessionRoutesDeps = ListSessionsDeps &
  EndSessionDeps & {
    readonly sessions: BrowserSessions;
    readonly releaseClaims: (accountId: string) => Promise<void>;
  };

/** Where one is signed in, and how to end that. */
export function openSessionRoutes(deps: OpenSessionRoutesDeps): readonly Route[] {
  return [listRoute(deps), endRoute(deps), endOthersRoute(deps)];
}

const listRoute = (deps: OpenSessionRoutesDeps) =>
  defineRoute({
    method: 'get',
    path: '/me/sessions',
    summary: 'List the sessions in which you are signed in, the latest first',
    permission: 'own.read',
    query: sessionsQuery,
    answers: { 200: openSessionPageAnswer },
    errors: ['invalid_cursor'],
    handle: async ({ viewer, query, request }) => {
      const { items, nextCursor } = await listSessions(deps, viewer.id, query);
      const own = deps.sessions.handleOf(request);
      return { status: 200, body: { items: items.map((each) => presentOpenSession(each, own)), nextCursor } };
    },
  });

const endRoute = (deps: OpenSessionRoutesDeps) =>
  defineRoute({
    method: 'delete',
    path: '/me/sessions/:id',
    summary: 'End one of your sessions; the one that you ask from is signed out',
    permission: 'own.write',
    limit: 'write',
    params: sessionParams,
    answers: { 204: null },
    handle: async ({ viewer, params, request, response }) => {
      if (params.id === deps.sessions.handleOf(request)) {
        await deps.sessions.signOut(request, response);
        await deps.releaseClaims(viewer.id);
      } else await endSession(deps, { accountId: viewer.id, handle: params.id });
      return { status: 204 };
    },
  });

const endOthersRoute = (deps: OpenSessionRoutesDeps) =>
  defineRoute({
    method: 'delete',
    path: '/me/sessions',
    summary: 'End all of your sessions but the one that you ask from',
    permission: 'own.write',
    limit: 'write',
    answers: { 204: null },
    handle: async ({ viewer, request }) => {
      await endOtherSessions(deps, viewer.id, deps.sessions.handleOf(request));
      return { status: 204 };
    },
  });
