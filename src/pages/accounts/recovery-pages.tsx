import {
  forgottenPasswordBody,
  requestPasswordReset,
  resetPassword,
  resetPasswordBody,
  verifyEmail,
  type RequestPasswordResetDeps,
  type ResetPasswordDeps,
  type VerifyEmailDeps,
} from '../../accounts/index.js';
import { Form, Input } from '../layout/form.js';
import { asked, said, tokenQuery } from '../layout/plain-views.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { NewPassword } from './account-fields.js';

export type RecoveryPagesDeps = RequestPasswordResetDeps & ResetPasswordDeps & VerifyEmailDeps;

/** Where the links in mails lead. None changes anything by being opened: mail programs open links by themselves. */
export function recoveryPages(deps: RecoveryPagesDeps): readonly AnyPage[] {
  return [forgottenPage(deps), resetPage(deps), verifyPage(deps)];
}

const SIGN_IN = { to: '/sign-in', name: words('nav-sign-in') };

function forgottenPage(deps: RecoveryPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/forgotten-password',
    permission: 'account.recover',
    limit: 'accountMail',
    fields: forgottenPasswordBody,
    show: ({ csrfToken, refusal }) => ({
      title: words('forgotten-title'),
      main: (
        <div class="page narrow">
          <h1>{words('forgotten-title')}</h1>
          <p>{words('forgotten-text')}</p>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('forgotten-submit')}>
            <Input name="email" type="email" autocomplete="email" label={words('account-email')} refusal={refusal} />
          </Form>
        </div>
      ),
    }),
    submit: async ({ form }) => {
      await requestPasswordReset(deps, form.email);
      return said({ title: words('forgotten-title'), text: words('forgotten-sent'), way: SIGN_IN });
    },
  });
}

function resetPage(deps: RecoveryPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/reset-password',
    permission: 'account.recover',
    limit: 'write',
    query: tokenQuery,
    fields: resetPasswordBody.pick({ password: true }),
    show: ({ csrfToken, refusal }) => ({
      title: words('reset-title'),
      main: (
        <div class="page narrow">
          <h1>{words('reset-title')}</h1>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('reset-submit')}>
            <NewPassword label={words('reset-password')} refusal={refusal} />
          </Form>
        </div>
      ),
    }),
    submit: async ({ query: { token }, form: { password } }) => {
      await resetPassword(deps, { token, password });
      return said({ title: words('reset-title'), text: words('reset-done'), way: SIGN_IN });
    },
  });
}

function verifyPage(deps: RecoveryPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/verify-email',
    permission: 'account.recover',
    limit: 'write',
    query: tokenQuery,
    show: ({ csrfToken, refusal }) =>
      asked({
        title: words('verify-title'),
        text: words('verify-text'),
        submit: words('verify-submit'),
        csrfToken,
        refusal,
      }),
    submit: async ({ query: { token } }) => {
      await verifyEmail(deps, token);
      return said({ title: words('verify-title'), text: words('verify-done'), way: SIGN_IN });
    },
  });
}
