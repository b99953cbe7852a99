import { z } from 'zod';
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
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type View } from '../page.js';

export type NewsletterPagesDeps = SubscribeDeps & ConfirmSubscriptionDeps & StopSubscriptionDeps;

/** Whatever it is, what is wrong with it is said by whoever uses it. */
const query = z.object({ token: z.string().max(200).default('') });

/** Signing up, and where the links in mails lead. None changes anything by being opened: mail programs open links by themselves. */
export function newsletterPages(deps: NewsletterPagesDeps): readonly AnyPage[] {
  return [signUpPage(deps), sentPage(), confirmPage(deps), stopPage(deps)];
}

function said(title: string, text: string): View {
  return {
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        <p role="status">{text}</p>
        <p>
          <a href="/">{words('error-back')}</a>
        </p>
      </div>
    ),
  };
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
    show: () => said(words('newsletter-sent-title'), words('newsletter-sent')),
  });
}

function confirmPage(deps: ConfirmSubscriptionDeps): AnyPage {
  return definePersonalPage({
    path: '/newsletter/confirm',
    permission: 'newsletter.subscribe',
    limit: 'write',
    query,
    show: ({ csrfToken, refusal }) => ({
      title: words('newsletter-confirm-title'),
      main: (
        <div class="page narrow">
          <h1>{words('newsletter-confirm-title')}</h1>
          <p>{words('newsletter-confirm-text')}</p>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('newsletter-confirm-submit')} />
        </div>
      ),
    }),
    submit: async ({ query: { token } }) => {
      await confirmSubscription(deps, token);
      return said(words('newsletter-confirm-title'), words('newsletter-confirm-done'));
    },
  });
}

function stopPage(deps: StopSubscriptionDeps): AnyPage {
  return definePersonalPage({
    path: '/newsletter/stop',
    permission: 'newsletter.subscribe',
    limit: 'write',
    query,
    show: ({ csrfToken, refusal, query: { token } }) => {
      ensureStops(deps, token);
      return {
        title: words('newsletter-stop-title'),
        main: (
          <div class="page narrow">
            <h1>{words('newsletter-stop-title')}</h1>
            <p>{words('newsletter-stop-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('newsletter-stop-submit')} />
          </div>
        ),
      };
    },
    submit: async ({ query: { token } }) => {
      await stopSubscription(deps, token);
      return said(words('newsletter-stop-title'), words('newsletter-stop-done'));
    },
  });
}
