import { Schema, Types, type Connection, type Model } from 'mongoose';
import { COMMENT_STATUSES, type Comment } from './comment.js';

type Id = Types.ObjectId;

/** A comment as it lies in the database. */
export interface StoredComment extends Omit<Comment, 'id' | 'articleId' | 'parentId' | 'authorId'> {
  readonly _id: Id;
  readonly articleId: Id;
  readonly parentId: Id | null;
  readonly authorId: Id;
  /** Left out without a case. */
  readonly caseOpenedAt?: Date;
}

const id = Schema.Types.ObjectId;

const schema = new Schema<StoredComment>(
  {
    articleId: { type: id, required: true },
    articleSlug: { type: String, required: true },
    section: { type: String, required: true },
    parentId: { type: id, default: null },
    depth: { type: Number, required: true },
    authorId: { type: id, required: true },
    status: { type: String, enum: COMMENT_STATUSES, required: true },
    revision: { type: Number, required: true },
    bodyHtml: { type: String, required: true },
    createdAt: { type: Date, required: true },
    editedAt: { type: Date, default: null },
    recommendations: { type: Number, required: true },
    replies: { type: Number, required: true },
    readersBefore: { type: Number, default: 0 },
    listed: { type: Boolean, required: true },
    caseOpenedAt: Date,
  },
  { collection: 'comments', versionKey: false },
);

// The public lists, one range each. The parent leads, so that the replies of many comments can be counted at once.
schema.index({ parentId: 1, articleId: 1, listed: 1, createdAt: -1, _id: -1 });
schema.index({ parentId: 1, articleId: 1, listed: 1, recommendations: -1, _id: -1 });
// What one reader wrote: anywhere, under one article, and how much of it was removed.
schema.index({ authorId: 1, createdAt: -1, _id: -1 });
schema.index({ authorId: 1, articleId: 1, createdAt: -1, _id: -1 });
schema.index({ status: 1, authorId: 1 });
schema.index({ articleId: 1, status: 1 });
// Who is writing under one article just now.
schema.index({ articleId: 1, createdAt: -1, _id: -1 });

export const commentModel = (connection: Connection): Model<StoredComment> =>
  (connection.models.Comment as Model<StoredComment> | undefined) ?? connection.model<StoredComment>('Comment', schema);

export function toComment({ _id, articleId, parentId, authorId, ...rest }: StoredComment): Comment {
  return {
    id: _id.toHexString(),
    articleId: articleId.toHexString(),
    parentId: parentId?.toHexString() ?? null,
    authorId: authorId.toHexString(),
    ...rest,
  };
}

export function fromComment({ id: ownId, articleId, parentId, authorId, ...rest }: Comment): StoredComment {
  return {
    _id: new Types.ObjectId(ownId),
    articleId: new Types.ObjectId(articleId),
    parentId: parentId === null ? null : new Types.ObjectId(parentId),
    authorId: new Types.ObjectId(authorId),
    ...rest,
  };
}
