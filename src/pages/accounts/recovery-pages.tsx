import { z } from 'zod';
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
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type View } from '../page.js';

export type RecoveryPagesDeps = RequestPasswordResetDeps & ResetPasswordDeps & VerifyEmailDeps;

/** Whatever it is, what is wrong with it is said by whoever uses it. */
const query = z.object({ token: z.string().max(200).default('') });

/** Where the links in mails lead. None changes anything by being opened: mail programs open links by themselves. */
export function recoveryPages(deps: RecoveryPagesDeps): readonly AnyPage[] {
  return [forgottenPage(deps), resetPage(deps), verifyPage(deps)];
}

function said(title: string, text: string): View {
  return {
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a href="/sign-in">{words('nav-sign-in')}</a>
        </p>
      </div>
    ),
  };
}

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
      return said(words('forgotten-title'), words('forgotten-sent'));
    },
  });
}

function resetPage(deps: RecoveryPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/reset-password',
    permission: 'account.recover',
    limit: 'write',
    query,
    fields: resetPasswordBody.pick({ password: true }),
    show: ({ csrfToken, refusal }) => ({
      title: words('reset-title'),
      main: (
        <div class="page narrow">
          <h1>{words('reset-title')}</h1>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('reset-submit')}>
            <Input
              name="password"
              type="password"
              autocomplete="new-password"
              label={words('reset-password')}
              hint={words('account-password-hint')}
              refusal={refusal}
            />
          </Form>
        </div>
      ),
    }),
    submit: async ({ query: { token }, form: { password } }) => {
      await resetPassword(deps, { token, password });
      return said(words('reset-title'), words('reset-done'));
    },
  });
}

function verifyPage(deps: RecoveryPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/verify-email',
    permission: 'account.recover',
    limit: 'write',
    query,
    show: ({ csrfToken, refusal }) => ({
      title: words('verify-title'),
      main: (
        <div class="page narrow">
          <h1>{words('verify-title')}</h1>
          <p>{words('verify-text')}</p>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('verify-submit')} />
        </div>
      ),
    }),
    submit: async ({ query: { token } }) => {
      await verifyEmail(deps, token);
      return said(words('verify-title'), words('verify-done'));
    },
  });
}
