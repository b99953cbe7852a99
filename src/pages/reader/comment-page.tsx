import { z } from 'zod';
import { articleParams, findPublishedArticle, type Article } from '../../articles/index.js';
import { presentToEveryone, type CommentStore } from '../../comments/index.js';
import { idSchema } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors.js';
import { words } from '../layout/words.js';
import { definePublicPage, type AnyPage } from '../page.js';
import { CommentThread, CommentView, pathOf } from './comment-thread.js';
import { readThreads, type ThreadsDeps } from './read-threads.js';

export interface CommentPageDeps extends ThreadsDeps {
  readonly commentStore: ThreadsDeps['commentStore'] & Pick<CommentStore, 'findById'>;
}

const params = articleParams.extend({ id: idSchema });
const query = z.object({ cursor: z.string().max(500).optional() });

/** One comment with all its answers: where a link to it leads, however far down it stands. */
export function commentPage(deps: CommentPageDeps): AnyPage {
  return definePublicPage({
    path: '/articles/:slug/comments/:id',
    params,
    query,
    cache: ({ slug }) => slug,
    show: async ({ params: { slug, id }, query: { cursor } }) => {
      const article = await findPublishedArticle(deps, slug);
      const comment = await deps.commentStore.findById(id);
      if (comment?.articleId !== article.id || !comment.listed) throw new AppError('not_found');
      const parent = comment.parentId === null ? null : await deps.commentStore.findById(comment.parentId);
      const shown = await presentToEveryone(deps, parent === null ? [comment] : [comment, parent]);
      const [focus, above] = shown;
      if (focus === undefined) throw new AppError('not_found');
      const { threads, nextCursor } = await readThreads(deps, { slug, parentId: id, sort: 'oldest', cursor });
      const isOpen = article.commenting !== 'closed';
      return {
        title: words('comment-one', { headline: article.headline }),
        main: (
          <div class="page narrow" data-article={slug}>
            <h1 class="small">{words('comment-one', { headline: article.headline })}</h1>
            <WayBack article={article} />
            {above !== undefined && <CommentView comment={above} isOpen={isOpen} />}
            <CommentView comment={focus} isOpen={isOpen} {...(above && { inReplyTo: above })} />
            {threads.length > 0 && <h2>{words('comment-answers-to')}</h2>}
            <ol class="threads">
              {threads.map((thread) => (
                <CommentThread thread={thread} isOpen={isOpen} />
              ))}
            </ol>
            {nextCursor !== null && (
              <p class="paging">
                <a rel="next" data-act="more" href={`${pathOf(focus)}?cursor=${nextCursor}`}>
                  {words('comment-replies-more')}
                </a>
              </p>
            )}
          </div>
        ),
      };
    },
  });
}

function WayBack({ article: { slug } }: { readonly article: Article }) {
  return (
    <p>
      <a href={`/articles/${slug}#comments`}>{words('comment-whole-article')}</a>
    </p>
  );
}
