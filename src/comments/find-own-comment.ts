import { AppError } from '../platform/errors.js';
import { isVisible, type Comment } from './comment.js';
import type { CommentStore } from './comment-store.js';

export interface FindOwnDeps {
  readonly commentStore: Pick<CommentStore, 'findById'>;
}

export interface OwnComment {
  readonly id: string;
  readonly authorId: string;
}

/** A comment for its author. Throws `not_found`, or `forbidden` when it is another's that everyone can see. */
export async function findOwnComment({ commentStore }: FindOwnDeps, { id, authorId }: OwnComment): Promise<Comment> {
  const comment = await commentStore.findById(id);
  if (comment === null) throw new AppError('not_found');
  if (comment.authorId !== authorId) throw new AppError(isVisible(comment) ? 'forbidden' : 'not_found');
  return comment;
}
