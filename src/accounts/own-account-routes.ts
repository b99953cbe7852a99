import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import {
  changeEmailBody,
  changeOwnBody,
  changePasswordBody,
  ownProfileAnswer,
  presentOwnProfile,
  sessionAnswer,
  verifyEmailBody,
} from './account-schemas.js';
import type { AccountStore } from './account-store.js';
import { changeDisplayName, type ChangeDisplayNameDeps } from './change-display-name.js';
import {
  cancelEmailChange,
  confirmEmailChange,
  type ConfirmEmailChangeDeps,
  requestEmailChange,
  type RequestEmailChangeDeps,
} from './change-email.js';
import { changePassword, type ChangePasswordDeps } from './change-password.js';
import { chooseInterests, type ChooseInterestsDeps } from './choose-interests.js';
import { type BrowserSessions, presentSession } from './session-routes.js';

interface ReadOwnDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly clock: Clock;
}

type UseCaseDeps = ChangeDisplayNameDeps &
  ChooseInterestsDeps &
  ChangePasswordDeps &
  RequestEmailChangeDeps &
  ConfirmEmailChangeDeps;

export type OwnAccountRoutesDeps = ReadOwnDeps & UseCaseDeps & { readonly sessions: BrowserSessions };

/** What its owner changes of an account. */
export function ownAccountRoutes(deps: OwnAccountRoutesDeps): readonly Route[] {
  return [readRoute(deps), changeRoute(deps), passwordRoute(deps), ...emailRoutes(deps)];
}

const readRoute = (deps: ReadOwnDeps) =>
  defineRoute({
    method: 'get',
    path: '/me',
    summary: 'Read your own account',
    permission: 'own.read',
    answers: { 200: ownProfileAnswer },
    handle: async ({ viewer }) => ({ status: 200, body: await readOwn(deps, viewer.id) }),
  });

const changeRoute = (deps: ReadOwnDeps & ChangeDisplayNameDeps & ChooseInterestsDeps) =>
  defineRoute({
    method: 'patch',
    path: '/me',
    summary: 'Change your own account',
    description: 'A name can be changed twice in 30 days. What was written before shows the new one too.',
    permission: 'own.write',
    limit: 'write',
    body: changeOwnBody,
    answers: { 200: ownProfileAnswer },
    errors: ['renamed_lately'],
    handle: async ({ viewer, body: { displayName, interests } }) => {
      if (displayName !== undefined) await changeDisplayName(deps, viewer.id, displayName);
      if (interests !== undefined) await chooseInterests(deps, viewer.id, interests);
      return { status: 200, body: await readOwn(deps, viewer.id) };
    },
  });

const passwordRoute = (deps: ChangePasswordDeps & ReadOwnDeps & Pick<OwnAccountRoutesDeps, 'sessions'>) =>
  defineRoute({
    method: 'put',
    path: '/me/password',
    summary: 'Change your password, which ends every session of your account but this one',
    description: 'Go on with the new CSRF token in the answer. You are told by mail.',
    permission: 'own.write',
    limit: 'password',
    body: changePasswordBody,
    answers: { 200: sessionAnswer },
    errors: ['wrong_password'],
    handle: async ({ viewer, body, request, response }) => {
      await changePassword(deps, { accountId: viewer.id, ...body });
      if (deps.sessions.isPossible(request)) await deps.sessions.signIn(request, viewer);
      return { status: 200, body: await presentSession(deps, viewer, { request, response }) };
    },
  });

function emailRoutes(deps: RequestEmailChangeDeps & ConfirmEmailChangeDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'put',
      path: '/me/email',
      summary: 'Have a link sent to another e-mail address, which becomes that of your account once it is followed',
      description: 'The answer is the same whether or not the address is an account’s already.',
      permission: 'own.write',
      limit: ['password', 'accountMail'],
      body: changeEmailBody,
      answers: { 202: null },
      errors: ['wrong_password'],
      handle: async ({ viewer, body }) => {
        await requestEmailChange(deps, { accountId: viewer.id, ...body });
        return { status: 202 };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/me/email',
      summary: 'Forget the address that is yet to be confirmed',
      permission: 'own.write',
      limit: 'write',
      answers: { 204: null },
      handle: async ({ viewer }) => {
        await cancelEmailChange(deps, viewer.id);
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'put',
      path: '/accounts/email',
      summary: 'Confirm an account’s new e-mail address with the token that was sent there',
      permission: 'account.recover',
      limit: 'write',
      body: verifyEmailBody,
      answers: { 204: null },
      errors: ['link_spent', 'email_taken'],
      handle: async ({ body }) => {
        await confirmEmailChange(deps, body.token);
        return { status: 204 };
      },
    }),
  ];
}

async function readOwn({ accountStore, clock }: ReadOwnDeps, id: string) {
  const account = await accountStore.findById(id);
  if (account === null) throw new AppError('sign_in_required');
  return presentOwnProfile(account, clock.now());
}
