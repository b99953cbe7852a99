import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import type { InTurn } from '../platform/turns.js';
import { announce, type ChangeCommentDeps } from './change-status.js';
import { isVisible } from './comment.js';
import type { CommentStore } from './comment-store.js';
import type { RecommendationStore } from './recommendation-store.js';

export interface RecommendDeps extends Omit<ChangeCommentDeps, 'commentStore'> {
  readonly commentStore: Pick<CommentStore, 'findById' | 'addRecommendations'>;
  readonly recommendationStore: Pick<RecommendationStore, 'has' | 'insert' | 'remove'>;
  readonly transact: Transact;
  /** By comment: a much-recommended one would have simultaneous recommendations conflict on its count. */
  readonly inTurn: InTurn;
}

interface RecommendInput {
  readonly commentId: string;
  readonly accountId: string;
}

/** Recommends a comment; a second time it does nothing. Throws `not_found` and `own_comment`. */
export function recommendComment(deps: RecommendDeps, { commentId, accountId }: RecommendInput): Promise<void> {
  const recommend = async () => {
    const comment = await deps.commentStore.findById(commentId);
    if (comment === null || !isVisible(comment)) throw new AppError('not_found');
    if (comment.authorId === accountId) throw new AppError('own_comment');
    if (await deps.recommendationStore.has({ commentId, accountId })) return;
    await deps.recommendationStore.insert({ commentId, accountId, articleId: comment.articleId });
    await deps.commentStore.addRecommendations(commentId, 1);
    await announce(deps, comment, 0);
  };
  return deps.inTurn(commentId, () => deps.transact(recommend));
}

/** Takes a recommendation back, also from a comment that is gone; a second time it does nothing. Throws `not_found`. */
export function unrecommendComment(deps: RecommendDeps, { commentId, accountId }: RecommendInput): Promise<void> {
  const unrecommend = async () => {
    const comment = await deps.commentStore.findById(commentId);
    if (comment === null) throw new AppError('not_found');
    if (!(await deps.recommendationStore.remove({ commentId, accountId }))) return;
    await deps.commentStore.addRecommendations(commentId, -1);
    await announce(deps, comment, 0);
  };
  return deps.inTurn(commentId, () => deps.transact(unrecommend));
}
