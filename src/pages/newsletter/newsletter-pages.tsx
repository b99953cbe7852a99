import {
  confirmSubscription,
  ensureStops,
  stopSubscription,
  subscribe,
  subscribeBody,
  type ConfirmSubscriptionDeps,
  type StopSubscriptionDeps,
  type SubscribeDeps,
} from '../../newsletter/index.js';
import { Form, Input } from '../layout/form.js';
import { asked, said, tokenQuery } from '../layout/plain-views.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type NewsletterPagesDeps = SubscribeDeps & ConfirmSubscriptionDeps & StopSubscriptionDeps;

/** Signing up, and where the links in mails lead. */
export function newsletterPages(deps: NewsletterPagesDeps): readonly AnyPage[] {
  return [signUpPage(deps), sentPage(), confirmPage(deps), stopPage(deps)];
}

function signUpPage(deps: SubscribeDeps): AnyPage {
  return definePersonalPage({
    path: '/newsletter',
    permission: 'newsletter.subscribe',
    limit: 'accountMail',
    fields: subscribeBody,
    fromOwnPages: true,
    show: ({ csrfToken, refusal }) => ({
      title: words('newsletter-title'),
      main: (
        <div class="page narrow">
          <h1>{words('newsletter-call')}</h1>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('newsletter-submit')}>
            <Input
              name="email"
              type="email"
              autocomplete="email"
              label={words('newsletter-email')}
              hint={words('newsletter-email-hint')}
              refusal={refusal}
            />
            <p>{words('newsletter-next')}</p>
          </Form>
        </div>
      ),
    }),
    submit: async ({ form }) => {
      await subscribe(deps, form.email);
      return { to: '/newsletter/sent' };
    },
  });
}

function sentPage(): AnyPage {
  return definePersonalPage({
    path: '/newsletter/sent',
    permission: 'newsletter.subscribe',
    show: () => said({ title: words('newsletter-sent-title'), text: words('newsletter-sent') }),
  });
}

function confirmPage(deps: ConfirmSubscriptionDeps): AnyPage {
  return definePersonalPage({
    path: '/newsletter/confirm',
    permission: 'newsletter.subscribe',
    limit: 'write',
    query: tokenQuery,
    show: ({ csrfToken, refusal }) =>
      asked({
        title: words('newsletter-confirm-title'),
        text: words('newsletter-confirm-text'),
        submit: words('newsletter-confirm-submit'),
        csrfToken,
        refusal,
      }),
    submit: async ({ query: { token } }) => {
      await confirmSubscription(deps, token);
      return said({ title: words('newsletter-confirm-title'), text: words('newsletter-confirm-done') });
    },
  });
}

function stopPage(deps: StopSubscriptionDeps): AnyPage {
  return definePersonalPage({
    path: '/newsletter/stop',
    permission: 'newsletter.subscribe',
    limit: 'write',
    query: tokenQuery,
    show: ({ csrfToken, refusal, query: { token } }) => {
      ensureStops(deps, token);
      return asked({
        title: words('newsletter-stop-title'),
        text: words('newsletter-stop-text'),
        submit: words('newsletter-stop-submit'),
        csrfToken,
        refusal,
      });
    },
    submit: async ({ query: { token } }) => {
      await stopSubscription(deps, token);
      return said({ title: words('newsletter-stop-title'), text: words('newsletter-stop-done') });
    },
  });
}
