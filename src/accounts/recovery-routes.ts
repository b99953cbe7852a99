import { defineRoute, type Route } from '../platform/http/route.js';
import { forgottenPasswordBody, resetPasswordBody, verifyEmailBody } from './account-schemas.js';
import {
  requestPasswordReset,
  type RequestPasswordResetDeps,
  resetPassword,
  type ResetPasswordDeps,
} from './reset-password.js';
import {
  requestVerification,
  type RequestVerificationDeps,
  verifyEmail,
  type VerifyEmailDeps,
} from './verify-email.js';

export type RecoveryRoutesDeps = RequestVerificationDeps &
  VerifyEmailDeps &
  RequestPasswordResetDeps &
  ResetPasswordDeps;

/** What is done by way of a link in a mail. */
export function recoveryRoutes(deps: RecoveryRoutesDeps): readonly Route[] {
  return [
    requestVerificationRoute(deps),
    verifyEmailRoute(deps),
    requestPasswordResetRoute(deps),
    resetPasswordRoute(deps),
  ];
}

const requestVerificationRoute = (deps: RequestVerificationDeps) =>
  defineRoute({
    method: 'post',
    path: '/accounts/verification',
    summary: 'Have the link sent again that verifies your e-mail address',
    permission: 'own.write',
    limit: 'accountMail',
    answers: { 202: null },
    handle: async ({ viewer }) => {
      await requestVerification(deps, viewer.id);
      return { status: 202 };
    },
  });

const verifyEmailRoute = (deps: VerifyEmailDeps) =>
  defineRoute({
    method: 'put',
    path: '/accounts/verification',
    summary: 'Verify an e-mail address with the token that was sent there',
    permission: 'account.recover',
    limit: 'write',
    body: verifyEmailBody,
    answers: { 204: null },
    errors: ['link_spent'],
    handle: async ({ body }) => {
      await verifyEmail(deps, body.token);
      return { status: 204 };
    },
  });

const requestPasswordResetRoute = (deps: RequestPasswordResetDeps) =>
  defineRoute({
    method: 'post',
    path: '/accounts/password-reset',
    summary: 'Have a link sent that sets a new password; the answer is the same whether or not there is an account',
    permission: 'account.recover',
    limit: 'accountMail',
    body: forgottenPasswordBody,
    answers: { 202: null },
    handle: async ({ body }) => {
      await requestPasswordReset(deps, body.email);
      return { status: 202 };
    },
  });

const resetPasswordRoute = (deps: ResetPasswordDeps) =>
  defineRoute({
    method: 'put',
    path: '/accounts/password-reset',
    summary: 'Set a new password with the token that was sent, which ends every session of the account',
    permission: 'account.recover',
    limit: 'write',
    body: resetPasswordBody,
    answers: { 204: null },
    errors: ['link_spent'],
    handle: async ({ body }) => {
      await resetPassword(deps, body);
      return { status: 204 };
    },
  });
