import { commentParams } from '../../comments/index.js';
import { acknowledgeWarning, type AcknowledgeWarningDeps } from '../../moderation/index.js';
import { Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type WarningPageDeps = AcknowledgeWarningDeps;

/** Saying that one has read a warning, after which one may comment again. */
export function warningPage(deps: WarningPageDeps): AnyPage {
  return definePersonalPage({
    path: '/warnings/:id',
    permission: 'warning.acknowledge',
    limit: 'write',
    params: commentParams,
    show: ({ csrfToken, refusal }) => ({
      title: words('warning-title'),
      main: (
        <div class="page narrow">
          <h1>{words('warning-title')}</h1>
          <p>{words('warning-text')}</p>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('warning-submit')} />
        </div>
      ),
    }),
    submit: async ({ viewer, params: { id } }) => {
      await acknowledgeWarning(deps, { accountId: viewer.id, sanctionId: id });
      return { to: '/account#standing' };
    },
  });
}
