import type { z } from 'zod';
import { findPublishedArticle, type FindArticleDeps } from '../articles/index.js';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import type { Comment } from './comment.js';
import type { CommentKeyset, CommentSort } from './comment-list-store.js';
import { recommendedCursor, timeCursor, type listCommentsQuery, type listOwnCommentsQuery } from './comment-schemas.js';
import type { CommentStore } from './comment-store.js';

export interface ListCommentsDeps extends FindArticleDeps {
  readonly commentStore: Pick<CommentStore, 'listPlace'>;
}

interface ListCommentsInput extends z.output<typeof listCommentsQuery> {
  readonly slug: string;
}

/**
 * One page of the comments at the top of an article, or of the replies to `parentId`, placeholders included. While
 * readers recommend, one that passes the page's end may be seen twice or not at all in that order.
 * Throws `not_found` and `invalid_cursor`.
 */
export async function listComments(deps: ListCommentsDeps, input: ListCommentsInput): Promise<Page<Comment>> {
  const { slug, sort, parentId = null, limit, cursor } = input;
  const after = readCursor(sort, cursor);
  const article = await findPublishedArticle(deps, slug);
  const place = { articleId: article.id, parentId };
  const found = await deps.commentStore.listPlace(place, { sort, after, limit: limit + 1 });
  return toPage(found, limit, ({ id, createdAt, recommendations }) =>
    sort === 'recommended' ? { sort, recommendations, id } : { sort, createdAt, id },
  );
}

interface ListOwnCommentsDeps {
  readonly commentStore: Pick<CommentStore, 'listByAuthor'>;
}

interface ListOwnCommentsInput extends z.output<typeof listOwnCommentsQuery> {
  readonly authorId: string;
}

/** One page of what a reader wrote, in every status, newest first. Throws `invalid_cursor`. */
export async function listOwnComments(
  { commentStore }: ListOwnCommentsDeps,
  { authorId, limit, cursor }: ListOwnCommentsInput,
): Promise<Page<Comment>> {
  const keyset = decodeCursor(timeCursor('own'), cursor);
  const after = keyset && { createdAt: new Date(keyset.createdAt), id: keyset.id };
  const found = await commentStore.listByAuthor(authorId, { after, limit: limit + 1 });
  return toPage(found, limit, ({ id, createdAt }) => ({ sort: 'own', createdAt, id }));
}

/** Of the keyset's two sort keys, each order reads its own one. */
function readCursor(sort: CommentSort, cursor: string | undefined): CommentKeyset | null {
  if (sort === 'recommended') {
    const keyset = decodeCursor(recommendedCursor, cursor);
    return keyset && { ...keyset, createdAt: new Date(0) };
  }
  const keyset = decodeCursor(timeCursor(sort), cursor);
  return keyset && { id: keyset.id, createdAt: new Date(keyset.createdAt), recommendations: 0 };
}
