import { z } from 'zod';
import { articleParams } from '../../articles/index.js';
import { fileNotice, nameIfNeeded, noticeFields, REFERENCE, type FileNoticeDeps } from '../../moderation/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { Checkbox, Form, Input, TextArea } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type Refusal } from '../page.js';

export interface NoticePagesDeps extends FileNoticeDeps {
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
}

/** Reporting illegal content: a right of everybody, so it needs no account. */
export function noticePages(deps: NoticePagesDeps): readonly AnyPage[] {
  return [filePage(deps), filedPage()];
}

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

const fields = z
  .object({
    ...noticeFields,
    concernsChildAbuse: ticked,
    goodFaith: z.literal('on', words('notice-good-faith-needed')),
  })
  .superRefine(nameIfNeeded);

const query = z.object({ article: articleParams.shape.slug.optional(), comment: idSchema.optional() });

function filePage(deps: NoticePagesDeps): AnyPage {
  return definePersonalPage({
    path: '/report-illegal-content',
    permission: 'notice.file',
    limit: 'notice',
    query,
    fields,
    show: ({ csrfToken, refusal, query: { article, comment } }) => {
      const path = article && `/articles/${article}${comment === undefined ? '' : `/comments/${comment}`}`;
      return {
        title: words('notice-title'),
        main: (
          <div class="page narrow">
            <h1>{words('notice-title')}</h1>
            <p>{words('notice-text')}</p>
            <NoticeForm place={path && deps.origin + path} csrfToken={csrfToken} refusal={refusal} />
          </div>
        ),
      };
    },
    submit: async ({ form: { place, explanation, name, email, concernsChildAbuse } }) => {
      const given = { place, explanation, concernsChildAbuse, name: name || null, email: email || null };
      const { reference } = await fileNotice(deps, given);
      return { to: `/report-illegal-content/sent?reference=${reference}` };
    },
  });
}

interface NoticeFormProps {
  readonly place: string | undefined;
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
}

function NoticeForm({ place, csrfToken, refusal }: NoticeFormProps) {
  return (
    <Form csrfToken={csrfToken} refusal={refusal} submit={words('notice-submit')}>
      <Input
        name="place"
        type="text"
        autocomplete="off"
        label={words('notice-place')}
        hint={words('notice-place-hint')}
        refusal={refusal}
        {...(place === undefined ? {} : { value: place })}
      />
      <TextArea
        name="explanation"
        label={words('notice-explanation')}
        hint={words('notice-explanation-hint')}
        refusal={refusal}
      />
      <Checkbox name="concernsChildAbuse" label={words('notice-child-abuse')} refusal={refusal} />
      <Input name="name" type="text" autocomplete="name" label={words('notice-name')} refusal={refusal} isOptional />
      <Input
        name="email"
        type="email"
        autocomplete="email"
        label={words('notice-email')}
        hint={words('notice-email-hint')}
        refusal={refusal}
        isOptional
      />
      <Checkbox name="goodFaith" label={words('notice-good-faith')} refusal={refusal} />
    </Form>
  );
}

function filedPage(): AnyPage {
  return definePersonalPage({
    path: '/report-illegal-content/sent',
    permission: 'notice.file',
    query: z.object({ reference: z.string().regex(REFERENCE) }),
    show: ({ query: { reference } }) => ({
      title: words('notice-sent-title'),
      main: (
        <div class="page narrow">
          <h1>{words('notice-sent-title')}</h1>
          <p role="status">
            {words('notice-sent')} <strong>{reference}</strong>
          </p>
          <p>{words('notice-next')}</p>
          <p>
            <a href="/">{words('error-back')}</a>
          </p>
        </div>
      ),
    }),
  });
}
