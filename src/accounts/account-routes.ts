import type { Request, Response } from 'express';
import { AppError } from '../platform/errors.js';
import type { Viewer } from '../platform/http/permissions.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import { toViewer } from './account.js';
import { ownAccountAnswer, presentOwnAccount, sessionAnswer, signInBody, signUpBody } from './account-schemas.js';
import type { AccountStore } from './account-store.js';
import { recoveryRoutes, type RecoveryRoutesDeps } from './recovery-routes.js';
import { type SignUpDeps, signUp } from './sign-up.js';

/** What these routes need of the browser's session. */
interface BrowserSessions {
  /** False for a request with an access token, which neither has nor needs a session. */
  readonly isPossible: (request: Request) => boolean;
  /** Checks the request body's credentials; null when they are wrong. */
  readonly authenticate: (request: Request, response: Response) => Promise<Viewer | null>;
  readonly signIn: (request: Request, viewer: Viewer) => Promise<void>;
  readonly signOut: (request: Request, response: Response) => Promise<void>;
  readonly csrfToken: (request: Request, response: Response) => string;
}

interface AccountRoutesDeps extends SignUpDeps, RecoveryRoutesDeps {
  readonly accountStore: AccountStore;
  readonly sessions: BrowserSessions;
  /** Supplied by moderation: lets go of what a person who has signed out was working on. */
  readonly releaseClaims: (accountId: string) => Promise<void>;
}

export function accountRoutes(deps: AccountRoutesDeps): readonly Route[] {
  return [signUpRoute(deps), signInRoute(deps), readSessionRoute(deps), signOutRoute(deps), ...recoveryRoutes(deps)];
}

const signUpRoute = (deps: AccountRoutesDeps) =>
  defineRoute({
    method: 'post',
    path: '/accounts',
    summary: 'Sign up, which signs in at once',
    permission: 'account.create',
    limit: 'signUp',
    body: signUpBody,
    answers: { 201: ownAccountAnswer },
    errors: ['email_taken'],
    handle: async ({ body, request }) => {
      requireBrowser(deps.sessions, request);
      const account = await signUp(deps, body);
      await deps.sessions.signIn(request, toViewer(account));
      return { status: 201, body: presentOwnAccount(account) };
    },
  });

const signInRoute = (deps: AccountRoutesDeps) =>
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

const readSessionRoute = (deps: AccountRoutesDeps) =>
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

const signOutRoute = ({ sessions, releaseClaims }: AccountRoutesDeps) =>
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

function requireBrowser(sessions: BrowserSessions, request: Request): void {
  if (sessions.isPossible(request)) return;
  throw new AppError('malformed_request', { detail: 'A request with an access token has no session to open or end.' });
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function presentSession(deps: AccountRoutesDeps, viewer: Viewer | null, { request, response }: Exchange) {
  const account = viewer && (await deps.accountStore.findById(viewer.id));
  return {
    account: account && presentOwnAccount(account),
    csrfToken: deps.sessions.isPossible(request) ? deps.sessions.csrfToken(request, response) : null,
  };
}
