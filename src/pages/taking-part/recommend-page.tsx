import { z } from 'zod';
import { commentParams, isVisible, recommendComment, unrecommendComment } from '../../comments/index.js';
import type { CommentRoutesDeps } from '../../comments/index.js';
import { AppError } from '../../platform/errors.js';
import { Form } from '../layout/form.js';
import { words } from '../layout/words.js';
import { definePersonalPage, type AnyPage } from '../page.js';

export type RecommendPageDeps = Pick<
  CommentRoutesDeps,
  | 'commentStore'
  | 'recommendationStore'
  | 'commentCountStore'
  | 'transact'
  | 'inTurn'
  | 'afterCommit'
  | 'dropPublic'
  | 'noteText'
  | 'tellReaders'
>;

/** What is wished, not the other of what is: sent twice, it does nothing more. */
const fields = z.strictObject({ wish: z.enum(['recommend', 'undo']) });

/** Recommends a comment, or takes that back. */
export function recommendPage(deps: RecommendPageDeps): AnyPage {
  return definePersonalPage({
    path: '/comments/:id/recommend',
    permission: 'comment.recommend',
    limit: 'write',
    params: commentParams,
    fields,
    show: async ({ viewer, params: { id }, csrfToken, refusal }) => {
      const comment = await findVisible(deps, id);
      const has = await deps.recommendationStore.has({ commentId: id, accountId: viewer.id });
      return {
        title: words('recommend-title'),
        main: (
          <div class="page narrow">
            <h1>{words('recommend-title')}</h1>
            <blockquote class="prose" dangerouslySetInnerHTML={{ __html: comment.bodyHtml }} />
            {comment.authorId === viewer.id ? (
              <p>{words('recommend-own')}</p>
            ) : (
              <Form csrfToken={csrfToken} refusal={refusal} submit={words(has ? 'recommend-undo' : 'recommend-title')}>
                <input type="hidden" name="wish" value={has ? 'undo' : 'recommend'} />
              </Form>
            )}
          </div>
        ),
      };
    },
    submit: async ({ viewer, params: { id }, form: { wish } }) => {
      const { articleSlug } = await findVisible(deps, id);
      const change = wish === 'undo' ? unrecommendComment : recommendComment;
      await change(deps, { commentId: id, accountId: viewer.id });
      return { to: `/articles/${articleSlug}/comments/${id}#comment-${id}` };
    },
  });
}

async function findVisible({ commentStore }: RecommendPageDeps, id: string) {
  const comment = await commentStore.findById(id);
  if (comment === null || !isVisible(comment)) throw new AppError('not_found');
  return comment;
}
