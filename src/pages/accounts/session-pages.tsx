import type { Request, Response } from 'express';
import { z } from 'zod';
import { signInBody, signUp, signUpBody, toViewer, type SignUpDeps } from '../../accounts/index.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { Form, Input } from '../layout/form.js';
import { asked } from '../layout/plain-views.js';
import { localPath } from '../layout/way-back.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type Refusal } from '../page.js';
import { DisplayName, NewPassword } from './account-fields.js';

/** What these pages need of the browser's session. */
interface BrowserSessions {
  readonly authenticate: (request: Request, response: Response) => Promise<Viewer | null>;
  readonly signIn: (request: Request, viewer: Viewer) => Promise<void>;
  readonly signOut: (request: Request, response: Response) => Promise<void>;
  readonly handleOf: (request: Request) => string | null;
}

export interface SessionPagesDeps extends SignUpDeps {
  readonly sessions: BrowserSessions;
  readonly releaseClaims: (accountId: string) => Promise<void>;
}

const query = z.object({ to: z.string().max(1000).optional() });

export function sessionPages(deps: SessionPagesDeps): readonly AnyPage[] {
  return [signInPage(deps), signUpPage(deps), signOutPage(deps)];
}

interface SignFormProps {
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
  readonly to: string | undefined;
}

const withWayBack = (path: string, to: string | undefined) =>
  to === undefined ? path : `${path}?to=${encodeURIComponent(to)}`;

function SignInForm({ csrfToken, refusal, to }: SignFormProps) {
  return (
    <div class="page narrow">
      <h1>{words('sign-in-title')}</h1>
      <Form csrfToken={csrfToken} refusal={refusal} submit={words('sign-in-submit')}>
        <Input name="email" type="email" autocomplete="email" label={words('account-email')} refusal={refusal} />
        <Input
          name="password"
          type="password"
          autocomplete="current-password"
          label={words('account-password')}
          refusal={refusal}
        />
      </Form>
      <p>
        <a href="/forgotten-password">{words('sign-in-forgotten')}</a>
      </p>
      <p>
        {words('sign-in-new')} <a href={withWayBack('/sign-up', to)}>{words('nav-sign-up')}</a>
      </p>
    </div>
  );
}

function signInPage({ sessions }: SessionPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/sign-in',
    permission: 'session.use',
    limit: 'signIn',
    query,
    fields: signInBody,
    show: ({ viewer, csrfToken, refusal, query: { to } }) => {
      if (viewer !== null && refusal === null) return { to: localPath(to) };
      return { title: words('sign-in-title'), main: <SignInForm csrfToken={csrfToken} refusal={refusal} to={to} /> };
    },
    submit: async ({ request, response, query: { to } }) => {
      const viewer = await sessions.authenticate(request, response);
      if (viewer === null) throw new AppError('invalid_credentials');
      await sessions.signIn(request, viewer);
      return { to: localPath(to) };
    },
  });
}

function SignUpForm({ csrfToken, refusal, to }: SignFormProps) {
  return (
    <div class="page narrow">
      <h1>{words('sign-up-title')}</h1>
      <Form csrfToken={csrfToken} refusal={refusal} submit={words('sign-up-submit')}>
        <DisplayName refusal={refusal} />
        <Input
          name="email"
          type="email"
          autocomplete="email"
          label={words('account-email')}
          hint={words('account-email-hint')}
          refusal={refusal}
        />
        <NewPassword label={words('account-password')} refusal={refusal} />
      </Form>
      <p>
        {words('sign-up-known')} <a href={withWayBack('/sign-in', to)}>{words('nav-sign-in')}</a>
      </p>
    </div>
  );
}

function signUpPage(deps: SessionPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/sign-up',
    permission: 'account.create',
    limit: 'signUp',
    query,
    fields: signUpBody,
    show: ({ csrfToken, refusal, query: { to } }) => ({
      title: words('sign-up-title'),
      main: <SignUpForm csrfToken={csrfToken} refusal={refusal} to={to} />,
    }),
    submit: async ({ request, form, query: { to } }) => {
      const account = await signUp(deps, form);
      await deps.sessions.signIn(request, toViewer(account));
      return { to: localPath(to) };
    },
  });
}

function signOutPage({ sessions, releaseClaims }: SessionPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/sign-out',
    permission: 'session.end',
    show: ({ csrfToken, refusal }) =>
      asked({ title: words('sign-out-title'), submit: words('sign-out-title'), csrfToken, refusal }),
    submit: async ({ viewer, request, response }) => {
      await releaseClaims(viewer.id);
      await sessions.signOut(request, response);
      return { to: '/' };
    },
  });
}
