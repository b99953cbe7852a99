import { commentParams } from '../../comments/index.js';
import { fileAppeal, fileAppealBody, type FileAppealDeps } from '../../moderation/index.js';
import { Form, TextArea } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type AppealPageDeps = FileAppealDeps;

/** Asking that another editor look again. Whose decision it is, the use case checks. */
export function appealPage(deps: AppealPageDeps): AnyPage {
  return definePersonalPage({
    path: '/decisions/:id/appeal',
    permission: 'appeal.file',
    limit: 'write',
    params: commentParams,
    fields: fileAppealBody,
    show: ({ csrfToken, refusal }) => ({
      title: words('appeal-title'),
      main: (
        <div class="page narrow">
          <h1>{words('appeal-title')}</h1>
          <p>{words('appeal-text')}</p>
          <Form csrfToken={csrfToken} refusal={refusal} submit={words('appeal-submit')}>
            <TextArea name="text" label={words('appeal-why')} hint={words('appeal-why-hint')} refusal={refusal} />
          </Form>
        </div>
      ),
    }),
    submit: async ({ viewer, params: { id }, form: { text } }) => {
      await fileAppeal(deps, { decisionId: id, appellantId: viewer.id, text });
      return { to: `/account#decision-${id}` };
    },
  });
}
