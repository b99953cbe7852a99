import { Types, type Connection } from 'mongoose';
import { bulkInsert } from '../platform/database/bulk-insert.js';
import type { Comment, Revision } from './comment.js';
import { commentCountModel } from './comment-count-model.js';
import { commentModel, fromComment } from './comment-model.js';
import { recommendationModel } from './recommendation-model.js';
import type { Recommendation } from './recommendation-store.js';
import { revisionModel } from './revision-model.js';

/** Each says when it was made. */
export interface ImportedRecommendation extends Recommendation {
  readonly id: string;
}

/** The number of an article's published comments. */
interface ImportedCount {
  readonly articleId: string;
  readonly published: number;
}

/** Writes whole sets of comments past the use cases; the caller answers for every rule and count. */
export interface CommentImportStore {
  readonly insertComments: (comments: readonly Comment[]) => Promise<void>;
  readonly insertRevisions: (revisions: readonly Revision[]) => Promise<void>;
  readonly insertRecommendations: (recommendations: readonly ImportedRecommendation[]) => Promise<void>;
  readonly insertCounts: (counts: readonly ImportedCount[]) => Promise<void>;
}

const idOf = (id: string) => new Types.ObjectId(id);

export function createCommentImportStore(connection: Connection): CommentImportStore {
  const comments = commentModel(connection);
  const revisions = revisionModel(connection);
  const recommendations = recommendationModel(connection);
  const counts = commentCountModel(connection);
  return {
    insertComments: (given) => bulkInsert(comments, given.map(fromComment)),
    insertRevisions: (given) =>
      bulkInsert(
        revisions,
        given.map(({ commentId, ...revision }) => ({ ...revision, commentId: idOf(commentId) })),
      ),
    insertRecommendations: (given) =>
      bulkInsert(
        recommendations,
        given.map(({ id, commentId, articleId, accountId }) => ({
          _id: idOf(id),
          commentId: idOf(commentId),
          articleId: idOf(articleId),
          accountId: idOf(accountId),
        })),
      ),
    insertCounts: (given) =>
      bulkInsert(
        counts,
        given.map(({ articleId, published }) => ({ _id: idOf(articleId), published })),
      ),
  };
}
