import { eraseBody, requestErasure, type RequestErasureDeps } from '../../personal-data/index.js';
import { z } from 'zod';
import { Choices, Form } from '../layout/form.js';
import { said } from '../layout/plain-views.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { AccountFrame } from './account-frame.js';
import { CurrentPassword } from './account-fields.js';
import type { SessionPagesDeps } from './session-pages.js';

export type DeletePageDeps = RequestErasureDeps & {
  readonly sessions: Pick<SessionPagesDeps['sessions'], 'signOut'>;
};

const PATH = '/account/delete';

/** Deleting one's account, and what is said after that. */
export function deletePages(deps: DeletePageDeps): readonly AnyPage[] {
  return [deletePage(deps), deletedPage()];
}

function deletePage(deps: DeletePageDeps): AnyPage {
  return definePersonalPage({
    path: PATH,
    permission: 'own.write',
    limit: 'password',
    fields: z.object(eraseBody.shape),
    show: ({ viewer, csrfToken, refusal }) => {
      const title = words('delete-title');
      return {
        title,
        main: (
          <AccountFrame at={PATH} title={title}>
            {viewer.role === 'reader' ? (
              <>
                <WhatHappens />
                <Form csrfToken={csrfToken} refusal={refusal} submit={words('delete-submit')}>
                  <Choices
                    name="comments"
                    label={words('delete-comments')}
                    refusal={refusal}
                    choices={eraseBody.shape.comments.options.map((value) => ({
                      value,
                      label: words(`delete-${value}`),
                      explanation: words(`delete-${value}-more`),
                    }))}
                  />
                  <CurrentPassword refusal={refusal} />
                </Form>
              </>
            ) : (
              <p>{words('delete-staff')}</p>
            )}
          </AccountFrame>
        ),
      };
    },
    submit: async ({ viewer, request, response, form }) => {
      await requestErasure(deps, { accountId: viewer.id, ...form });
      await deps.sessions.signOut(request, response);
      // Drafts are kept in the browser alone.
      response.set('Clear-Site-Data', '"storage"');
      return { to: '/account-deleted' };
    },
  });
}

function WhatHappens() {
  return (
    <>
      <p>{words('delete-text')}</p>
      <h2>{words('delete-goes')}</h2>
      <p>{words('delete-goes-text')}</p>
      <h2>{words('delete-stays')}</h2>
      <ul>
        {['flags', 'removed', 'log', 'barred', 'copies', 'newsletter'].map((name) => (
          <li>{words(`delete-stays-${name}`)}</li>
        ))}
      </ul>
      <p>
        <a href="/account/export">{words('delete-export-first')}</a>
      </p>
    </>
  );
}

function deletedPage(): AnyPage {
  return definePersonalPage({
    path: '/account-deleted',
    permission: 'session.use',
    show: () => said({ title: words('deleted-title'), text: words('deleted-text') }),
  });
}
