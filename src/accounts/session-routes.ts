import type { Request, Response } from 'express';
import { AppError } from '../platform/errors.js';
import type { Viewer } from '../platform/http/permissions.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import { presentOwnAccount, sessionAnswer, signInBody } from './account-schemas.js';
import type { AccountStore } from './account-store.js';

/** What these routes need of the browser's session. */
export interface BrowserSessions {
  /** False for a request with an access token, which neither has nor needs a session. */
  readonly isPossible: (request: Request) => boolean;
  /** Checks the request body's credentials; null when they are wrong. */
  readonly authenticate: (request: Request, response: Response) => Promise<Viewer | null>;
  readonly signIn: (request: Request, viewer: Viewer) => Promise<void>;
  readonly signOut: (request: Request, response: Response) => Promise<void>;
  /** By which the owner of the request's session names it; null without one. */
  readonly handleOf: (request: Request) => string | null;
  readonly csrfToken: (request: Request, response: Response) => string;
}

export interface SessionRoutesDeps extends PresentSessionDeps {
  /** Supplied by moderation: lets go of what a person who has signed out was working on. */
  readonly releaseClaims: (accountId: string) => Promise<void>;
}

export function sessionRoutes(deps: SessionRoutesDeps): readonly Route[] {
  return [signInRoute(deps), readSessionRoute(deps), signOutRoute(deps)];
}

const signInRoute = (deps: SessionRoutesDeps) =>
  defineRoute({
    method: 'post',
    path: '/session',
    summary: 'Sign in',
    permission: 'session.use',
    limit: 'signIn',
    body: signInBody,
    answers: { 200: sessionAnswer },
    errors: ['invalid_credentials'],
    handle: async ({ request, response }) => {
      requireBrowser(deps.sessions, request);
      const viewer = await deps.sessions.authenticate(request, response);
      if (viewer === null) throw new AppError('invalid_credentials');
      await deps.sessions.signIn(request, viewer);
      return { status: 200, body: await presentSession(deps, viewer, { request, response }) };
    },
  });

const readSessionRoute = (deps: SessionRoutesDeps) =>
  defineRoute({
    method: 'get',
    path: '/session',
    summary: 'Read who is signed in, and the token that changing requests carry',
    permission: 'session.use',
    answers: { 200: sessionAnswer },
    handle: async ({ viewer, request, response }) => ({
      status: 200,
      body: await presentSession(deps, viewer, { request, response }),
    }),
  });

const signOutRoute = ({ sessions, releaseClaims }: SessionRoutesDeps) =>
  defineRoute({
    method: 'delete',
    path: '/session',
    summary: 'Sign out',
    permission: 'session.end',
    answers: { 204: null },
    handle: async ({ viewer, request, response }) => {
      requireBrowser(sessions, request);
      await sessions.signOut(request, response);
      await releaseClaims(viewer.id);
      return { status: 204 };
    },
  });

/** Throws `malformed_request` for a request with an access token. */
export function requireBrowser(sessions: BrowserSessions, request: Request): void {
  if (sessions.isPossible(request)) return;
  throw new AppError('malformed_request', { detail: 'A request with an access token has no session to open or end.' });
}

interface PresentSessionDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly sessions: BrowserSessions;
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

/** Who is signed in, and the token that the session's next changing requests carry. */
export async function presentSession(
  { accountStore, sessions }: PresentSessionDeps,
  viewer: Viewer | null,
  { request, response }: Exchange,
) {
  const account = viewer && (await accountStore.findById(viewer.id));
  return {
    account: account && presentOwnAccount(account),
    csrfToken: sessions.isPossible(request) ? sessions.csrfToken(request, response) : null,
  };
}
