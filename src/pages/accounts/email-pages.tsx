import { z } from 'zod';
import {
  type AccountStore,
  cancelEmailChange,
  changeEmailBody,
  confirmEmailChange,
  requestEmailChange,
  requestVerification,
  type ConfirmEmailChangeDeps,
  type RequestEmailChangeDeps,
  type RequestVerificationDeps,
} from '../../accounts/index.js';
import { AppError } from '../../platform/errors.js';
import { Form, Input } from '../layout/form.js';
import { asked, said, tokenQuery } from '../layout/plain-views.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type Redirect, type Refusal } from '../page.js';
import { AccountFrame, doneQuery } from './account-frame.js';
import { CurrentPassword } from './account-fields.js';

export type EmailPagesDeps = RequestEmailChangeDeps &
  RequestVerificationDeps &
  ConfirmEmailChangeDeps & { readonly accountStore: Pick<AccountStore, 'findById'> };

/** Another e-mail address: asking for it, forgetting it again, and where the link in the mail leads. */
export function emailPages(deps: EmailPagesDeps): readonly AnyPage[] {
  return [emailPage(deps), verificationPage(deps), cancelPage(deps), confirmPage(deps)];
}

function emailPage(deps: EmailPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/account/email',
    permission: 'own.write',
    limit: ['password', 'accountMail'],
    query: doneQuery,
    fields: z.object(changeEmailBody.shape),
    show: async ({ viewer, csrfToken, refusal, query: { done } }) => {
      const account = await deps.accountStore.findById(viewer.id);
      if (account === null) throw new AppError('sign_in_required');
      const { email, pendingEmail } = account;
      const title = words('email-title');
      return {
        title,
        main: (
          <AccountFrame at="/account/email" title={title} done={whatWasDone(done, pendingEmail?.email ?? null)}>
            <p>{words('email-present', { email })}</p>
            {account.emailVerifiedAt === null && <Unverified csrfToken={csrfToken} />}
            {pendingEmail !== null && <Waiting csrfToken={csrfToken} email={pendingEmail.email} />}
            <p>{words('email-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('email-submit')}>
              <Input name="email" type="email" autocomplete="email" label={words('email-new')} refusal={refusal} />
              <CurrentPassword refusal={refusal} />
            </Form>
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, form }) => {
      await requestEmailChange(deps, { accountId: viewer.id, ...form });
      return { to: '/account/email?done=asked' };
    },
  });
}

function whatWasDone(done: string | undefined, pending: string | null): string | null {
  if (done === 'asked' && pending !== null) return words('email-asked', { email: pending });
  if (done === 'sent') return words('email-verification-sent');
  return done === 'cancelled' && pending === null ? words('email-cancelled') : null;
}

function Waiting({ csrfToken, email }: { readonly csrfToken: string; readonly email: string }) {
  return (
    <div class="notice">
      <p>{words('email-waiting', { email })}</p>
      <Form csrfToken={csrfToken} refusal={null} submit={words('email-cancel')} action="/account/email/cancel" />
    </div>
  );
}

function Unverified({ csrfToken }: { readonly csrfToken: string }) {
  return (
    <div class="notice">
      <p>{words('email-unverified')}</p>
      <Form
        csrfToken={csrfToken}
        refusal={null}
        submit={words('email-verification-again')}
        action="/account/email/verification"
      />
    </div>
  );
}

function verificationPage(deps: EmailPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/account/email/verification',
    permission: 'own.write',
    limit: 'accountMail',
    show: backOrRefused,
    submit: async ({ viewer }) => {
      await requestVerification(deps, viewer.id);
      return { to: '/account/email?done=sent' };
    },
  });
}

/** Where forms of another page are sent to there is nothing to see. */
function backOrRefused({ refusal }: { readonly refusal: Refusal | null }): Redirect {
  if (refusal !== null) throw refusal.problem;
  return { to: '/account/email' };
}

function cancelPage(deps: EmailPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/account/email/cancel',
    permission: 'own.write',
    limit: 'write',
    show: backOrRefused,
    submit: async ({ viewer }) => {
      await cancelEmailChange(deps, viewer.id);
      return { to: '/account/email?done=cancelled' };
    },
  });
}

function confirmPage(deps: EmailPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/confirm-email',
    permission: 'account.recover',
    limit: 'write',
    query: tokenQuery.extend(doneQuery.shape),
    show: ({ csrfToken, refusal, query: { done } }) => {
      const title = words('confirm-email-title');
      if (done !== undefined)
        return said({
          title,
          text: words('confirm-email-done'),
          way: { to: '/account', name: words('nav-account') },
        });
      const submit = words('confirm-email-submit');
      return asked({ title, text: words('confirm-email-text'), submit, csrfToken, refusal });
    },
    submit: async ({ query: { token } }) => {
      await confirmEmailChange(deps, token);
      return { to: '/confirm-email?done=confirmed' };
    },
  });
}
