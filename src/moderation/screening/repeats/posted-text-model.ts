import { Schema, type Connection, type Model, type mongo, type Types } from 'mongoose';

/** What an author posted lately, as it lies in the database; `_id` is the text's key. */
export interface StoredPostedText {
  readonly _id: string;
  readonly commentId: Types.ObjectId;
  readonly authorId: Types.ObjectId;
  readonly bands: readonly number[];
  /** 32-bit numbers, little-endian. */
  readonly pairs: mongo.Binary;
  readonly at: Date;
  readonly expiresAt: Date;
}

const schema = new Schema<StoredPostedText>(
  {
    _id: String,
    commentId: { type: Schema.Types.ObjectId, required: true },
    authorId: { type: Schema.Types.ObjectId, required: true },
    bands: { type: [Number], required: true },
    pairs: { type: Buffer, required: true },
    at: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'postedTexts', versionKey: false },
);

schema.index({ bands: 1, at: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const postedTextModel = (connection: Connection): Model<StoredPostedText> =>
  (connection.models.PostedText as Model<StoredPostedText> | undefined) ??
  connection.model<StoredPostedText>('PostedText', schema);
