import {
  changeDisplayName,
  type AccountStore,
  changePassword,
  changePasswordBody,
  displayNameSchema,
  nextRename,
  type ChangeDisplayNameDeps,
  type ChangePasswordDeps,
} from '../../accounts/index.js';
import { z } from 'zod';
import { AppError } from '../../platform/errors.js';
import { Form } from '../layout/form.js';
import { Time } from '../layout/dates.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame, doneQuery } from './account-frame.js';
import { CurrentPassword, DisplayName, NewPassword } from './account-fields.js';
import { emailPages, type EmailPagesDeps } from './email-pages.js';
import type { SessionPagesDeps } from './session-pages.js';

export type OwnAccountPagesDeps = ChangeDisplayNameDeps &
  ChangePasswordDeps &
  EmailPagesDeps & {
    readonly accountStore: Pick<AccountStore, 'findById'>;
    readonly sessions: Pick<SessionPagesDeps['sessions'], 'signIn'>;
  };

/** What one changes of one's own account. */
export function ownAccountPages(deps: OwnAccountPagesDeps): readonly AnyPage[] {
  return [namePage(deps), passwordPage(deps), ...emailPages(deps)];
}

function namePage(deps: OwnAccountPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/account/name',
    permission: 'own.write',
    limit: 'write',
    query: doneQuery,
    fields: z.object({ displayName: displayNameSchema }),
    show: async ({ viewer, csrfToken, refusal, query: { done } }) => {
      const account = await deps.accountStore.findById(viewer.id);
      if (account === null) throw new AppError('sign_in_required');
      const from = nextRename(account.renamedAt, deps.clock.now());
      const title = words('rename-title');
      return {
        title,
        main: (
          <AccountFrame at="/account/name" title={title} done={done === undefined ? null : words('rename-done')}>
            <p>{words('rename-text')}</p>
            {from === null ? (
              <Form csrfToken={csrfToken} refusal={refusal} submit={words('rename-submit')}>
                <DisplayName value={account.displayName} refusal={refusal} />
              </Form>
            ) : (
              <p>
                <strong>{account.displayName}</strong> {words('rename-from')} <Time at={from} />.
              </p>
            )}
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, form: { displayName } }) => {
      await changeDisplayName(deps, viewer.id, displayName);
      return { to: '/account/name?done=name' };
    },
  });
}

function passwordPage(deps: OwnAccountPagesDeps): AnyPage {
  return definePersonalPage({
    path: '/account/password',
    permission: 'own.write',
    limit: 'password',
    query: doneQuery,
    fields: z.object(changePasswordBody.shape),
    show: ({ csrfToken, refusal, query: { done } }) => {
      const title = words('password-title');
      return {
        title,
        main: (
          <AccountFrame at="/account/password" title={title} done={done === undefined ? null : words('password-done')}>
            <p>{words('password-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('password-submit')}>
              <CurrentPassword refusal={refusal} />
              <NewPassword label={words('password-new')} refusal={refusal} />
            </Form>
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, request, form }) => {
      await changePassword(deps, { accountId: viewer.id, ...form });
      await deps.sessions.signIn(request, viewer);
      return { to: '/account/password?done=password' };
    },
  });
}
