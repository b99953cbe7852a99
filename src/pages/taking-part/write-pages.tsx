import { z } from 'zod';
import { articleParams, findPublishedArticle } from '../../articles/index.js';
import {
  commentBody,
  commentParams,
  editComment,
  findOwnComment,
  MAX_BODY_LENGTH,
  postComment,
  textAsRead,
  withdrawComment,
  type Comment,
  type CommentRoutesDeps,
} from '../../comments/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors.js';
import { Form, TextArea } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage, type Refusal, type View } from '../page.js';
import { Findings } from './findings.js';

export type WritePagesDeps = CommentRoutesDeps;

const fields = z.strictObject({ body: commentBody });

export function writePages(deps: WritePagesDeps): readonly AnyPage[] {
  return [postPage(deps), editPage(deps), withdrawPage(deps)];
}

/** Where a comment is to be seen: by everyone, or by its author alone. */
function placeOf({ status, articleSlug, id }: Comment): string {
  return status === 'published' ? `/articles/${articleSlug}/comments/${id}` : `/account#comment-${id}`;
}

interface WriteProps {
  readonly title: string;
  readonly csrfToken: string;
  readonly refusal: Refusal | null;
  readonly value?: string;
}

function writeView({ title, csrfToken, refusal, value = '' }: WriteProps): View {
  return {
    title,
    main: (
      <div class="page narrow">
        <h1>{title}</h1>
        <Findings refusal={refusal} />
        <Form csrfToken={csrfToken} refusal={refusal} submit={words('say-post')}>
          <TextArea
            name="body"
            label={words('write-body')}
            hint={words('write-hint')}
            refusal={refusal}
            value={value}
            most={MAX_BODY_LENGTH}
          />
        </Form>
        <p>
          <a href="/rules">{words('nav-rules')}</a>
        </p>
      </div>
    ),
  };
}

function postPage(deps: WritePagesDeps): AnyPage {
  return definePersonalPage({
    path: '/articles/:slug/comment',
    permission: 'comment.write',
    limit: 'postComment',
    params: articleParams,
    query: z.object({ answer: idSchema.optional() }),
    fields,
    show: async ({ params: { slug }, query: { answer }, csrfToken, refusal }) => {
      const { headline, commenting } = await findPublishedArticle(deps, slug);
      if (commenting === 'closed') throw new AppError('comments_closed');
      const title = words(answer === undefined ? 'write-title' : 'write-answer-title', { headline });
      return writeView({ title, csrfToken, refusal });
    },
    submit: async ({ viewer, params: { slug }, query: { answer }, form }) => {
      const parentId = answer ?? null;
      return { to: placeOf(await postComment(deps, { authorId: viewer.id, slug, parentId, bodyHtml: form.body })) };
    },
  });
}

function editPage(deps: WritePagesDeps): AnyPage {
  return definePersonalPage({
    path: '/comments/:id/edit',
    permission: 'comment.write',
    limit: 'write',
    params: commentParams,
    fields,
    show: async ({ viewer, params: { id }, csrfToken, refusal }) => {
      const comment = await findOwnComment(deps, { id, authorId: viewer.id });
      return writeView({ title: words('edit-title'), csrfToken, refusal, value: editable(comment) });
    },
    submit: async ({ viewer, params: { id }, form }) => ({
      to: placeOf(await editComment(deps, { id, authorId: viewer.id, bodyHtml: form.body })),
    }),
  });
}

/** Plain text stays plain; what has more than paragraphs is edited as it is stored. */
function editable({ bodyHtml }: Comment): string {
  const isPlain = !/<(?!\/?(?:p|br)\b)/.test(bodyHtml);
  return isPlain ? textAsRead(bodyHtml.replaceAll('</p><p>', '</p>\n<p>')).trim() : bodyHtml;
}

function withdrawPage(deps: WritePagesDeps): AnyPage {
  return definePersonalPage({
    path: '/comments/:id/withdraw',
    permission: 'comment.write',
    limit: 'write',
    params: commentParams,
    show: async ({ viewer, params: { id }, csrfToken, refusal }) => {
      const comment = await findOwnComment(deps, { id, authorId: viewer.id });
      return {
        title: words('withdraw-title'),
        main: (
          <div class="page narrow">
            <h1>{words('withdraw-title')}</h1>
            <blockquote class="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
            <p>{words('withdraw-text')}</p>
            <Form csrfToken={csrfToken} refusal={refusal} submit={words('withdraw-submit')} />
          </div>
        ),
      };
    },
    submit: async ({ viewer, params: { id } }) => {
      await withdrawComment(deps, { id, authorId: viewer.id });
      return { to: '/account#comments' };
    },
  });
}
