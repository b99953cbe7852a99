import type { Request } from 'express';
import { z } from 'zod';
import { Choices, Form } from '../layout/form.js';
import { localPath } from '../layout/way-back.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';
import { COOKIE_CHOICES, cookieChoiceOf, keepCookieChoice } from './cookie-choice.js';

const fields = z.object({ choice: z.enum(COOKIE_CHOICES) });

/** What one agreed to, and changing it; also where the notice on every page is sent. */
export function cookieChoicePage(): AnyPage {
  return definePersonalPage({
    path: '/cookie-choice',
    permission: 'document.read',
    limit: 'write',
    fields,
    fromOwnPages: true,
    show: ({ request, csrfToken, refusal }) => {
      const chosen = cookieChoiceOf(request);
      return {
        title: words('cookie-choice-title'),
        main: (
          <div class="page narrow">
            <h1>{words('cookie-choice-title')}</h1>
            <p role="status">{words(`cookie-choice-${chosen ?? 'none'}`)}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('cookie-choice-submit')}>
              <Choices
                name="choice"
                label={words('cookie-choice-label')}
                refusal={refusal}
                chosen={chosen ?? undefined}
                choices={COOKIE_CHOICES.map((value) => ({
                  value,
                  label: words(`cookie-choice-to-${value}`),
                  explanation: words(`cookie-choice-explain-${value}`),
                }))}
              />
            </Form>
            <p>
              <a href="/cookies">{words('cookies-off-more')}</a>
            </p>
          </div>
        ),
      };
    },
    submit: ({ request, response, form: { choice } }) => {
      keepCookieChoice(response, choice);
      return Promise.resolve({ to: cameFrom(request) });
    },
  });
}

/** The page of this site that the form stood on; the front page where the browser doesn't say. */
function cameFrom({ headers }: Request): string {
  const { referer, host } = headers;
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const from = new URL(referer);
  return from.host === host ? localPath(from.pathname + from.search) : '/';
}
