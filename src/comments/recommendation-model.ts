import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** One reader's recommendation of one comment, as it lies in the database. */
export interface StoredRecommendation {
  readonly _id: Types.ObjectId;
  readonly commentId: Types.ObjectId;
  readonly articleId: Types.ObjectId;
  readonly accountId: Types.ObjectId;
}

const id = Schema.Types.ObjectId;

const schema = new Schema<StoredRecommendation>(
  {
    commentId: { type: id, required: true },
    articleId: { type: id, required: true },
    accountId: { type: id, required: true },
  },
  { collection: 'recommendations', versionKey: false },
);

schema.index({ commentId: 1, accountId: 1 }, { unique: true });
schema.index({ accountId: 1, articleId: 1, _id: -1 });

export const recommendationModel = (connection: Connection): Model<StoredRecommendation> =>
  (connection.models.Recommendation as Model<StoredRecommendation> | undefined) ??
  connection.model<StoredRecommendation>('Recommendation', schema);
