import { Types, type Connection } from 'mongoose';
import type { CommentStatus } from './comment.js';
import { commentModel, type StoredComment } from './comment-model.js';

/** What screening asks about who writes and how much. Each answer is one range of an index, and bounded by `limit`. */
export interface AuthorRecordStore {
  /** How many comments of an author are published, counted up to `limit`. */
  countPublishedBy(authorId: string, limit: number): Promise<number>;
  /** How many comments an author has posted since then, in any status, counted up to `limit`. */
  countPostedBy(authorId: string, since: Date, limit: number): Promise<number>;
  /** What became of an author's comments since then, the newest first. */
  listStatusesOf(authorId: string, since: Date, limit: number): Promise<readonly CommentStatus[]>;
  /** Who wrote the comments on an article since then, the newest first, once for each comment. */
  listAuthorsOn(articleId: string, since: Date, limit: number): Promise<readonly string[]>;
}

const NEWEST_FIRST = { createdAt: -1, _id: -1 } as const;

export function createAuthorRecordStore(connection: Connection): AuthorRecordStore {
  const model = commentModel(connection);
  const by = (authorId: string) => ({ authorId: new Types.ObjectId(authorId) });
  return {
    async countPublishedBy(authorId, limit) {
      const found = await model
        .find({ ...by(authorId), status: 'published' }, { _id: 1 })
        .limit(limit)
        .lean();
      return found.length;
    },
    async countPostedBy(authorId, since, limit) {
      const found = await model
        .find({ ...by(authorId), createdAt: { $gt: since } }, { _id: 1 })
        .limit(limit)
        .lean();
      return found.length;
    },
    async listStatusesOf(authorId, since, limit) {
      const found = await model
        .find({ ...by(authorId), createdAt: { $gt: since } }, { status: 1 })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .lean<Pick<StoredComment, 'status'>[]>();
      return found.map(({ status }) => status);
    },
    async listAuthorsOn(articleId, since, limit) {
      const found = await model
        .find({ articleId: new Types.ObjectId(articleId), createdAt: { $gt: since } }, { authorId: 1 })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .lean<Pick<StoredComment, 'authorId'>[]>();
      return found.map(({ authorId }) => authorId.toHexString());
    },
  };
}
