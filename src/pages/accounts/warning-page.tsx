import { commentParams } from '../../comments/index.js';
import { acknowledgeWarning, type AcknowledgeWarningDeps } from '../../moderation/index.js';
import { asked } from '../layout/plain-views.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type WarningPageDeps = AcknowledgeWarningDeps;

/** Saying that one has read a warning, after which one may comment, or flag, again. */
export function warningPage(deps: WarningPageDeps): AnyPage {
  return definePersonalPage({
    path: '/warnings/:id',
    permission: 'warning.acknowledge',
    limit: 'write',
    params: commentParams,
    show: ({ csrfToken, refusal }) =>
      asked({
        title: words('warning-title'),
        text: words('warning-text'),
        submit: words('warning-submit'),
        csrfToken,
        refusal,
      }),
    submit: async ({ viewer, params: { id } }) => {
      await acknowledgeWarning(deps, { accountId: viewer.id, sanctionId: id });
      return { to: '/account#standing' };
    },
  });
}
