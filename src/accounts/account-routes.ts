import { defineRoute, type Route } from '../platform/http/route.js';
import { toViewer } from './account.js';
import { ownAccountAnswer, presentOwnAccount, signUpBody } from './account-schemas.js';
import { openSessionRoutes, type OpenSessionRoutesDeps } from './open-session-routes.js';
import { ownAccountRoutes, type OwnAccountRoutesDeps } from './own-account-routes.js';
import { recoveryRoutes, type RecoveryRoutesDeps } from './recovery-routes.js';
import { requireBrowser, sessionRoutes, type SessionRoutesDeps } from './session-routes.js';
import { type SignUpDeps, signUp } from './sign-up.js';

type AccountRoutesDeps = SignUpDeps &
  SessionRoutesDeps &
  OpenSessionRoutesDeps &
  RecoveryRoutesDeps &
  OwnAccountRoutesDeps;

export function accountRoutes(deps: AccountRoutesDeps): readonly Route[] {
  return [
    signUpRoute(deps),
    ...sessionRoutes(deps),
    ...recoveryRoutes(deps),
    ...ownAccountRoutes(deps),
    ...openSessionRoutes(deps),
  ];
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
    errors: ['email_taken', 'address_barred'],
    handle: async ({ body, request }) => {
      requireBrowser(deps.sessions, request);
      const account = await signUp(deps, body);
      await deps.sessions.signIn(request, toViewer(account));
      return { status: 201, body: presentOwnAccount(account) };
    },
  });
