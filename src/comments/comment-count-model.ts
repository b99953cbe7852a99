import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** How many comments of an article are published, as it lies in the database; `_id` is the article's. */
export interface StoredCommentCount {
  readonly _id: Types.ObjectId;
  readonly published: number;
}

const schema = new Schema<StoredCommentCount>(
  { _id: Schema.Types.ObjectId, published: { type: Number, required: true } },
  { collection: 'commentCounts', versionKey: false },
);

export const commentCountModel = (connection: Connection): Model<StoredCommentCount> =>
  (connection.models.CommentCount as Model<StoredCommentCount> | undefined) ??
  connection.model<StoredCommentCount>('CommentCount', schema);
