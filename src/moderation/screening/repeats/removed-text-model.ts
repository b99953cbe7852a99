import { Schema, type Connection, type Model, type mongo, type Types } from 'mongoose';

/** The text of a removed comment, as it lies in the database; `_id` is the comment's. */
export interface StoredRemovedText {
  readonly _id: Types.ObjectId;
  readonly bands: readonly number[];
  /** 32-bit numbers, little-endian. */
  readonly pairs: mongo.Binary;
  readonly removedAt: Date;
  readonly expiresAt: Date;
}

const schema = new Schema<StoredRemovedText>(
  {
    _id: Schema.Types.ObjectId,
    bands: { type: [Number], required: true },
    pairs: { type: Buffer, required: true },
    removedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'removedTexts', versionKey: false },
);

schema.index({ bands: 1, removedAt: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const removedTextModel = (connection: Connection): Model<StoredRemovedText> =>
  (connection.models.RemovedText as Model<StoredRemovedText> | undefined) ??
  connection.model<StoredRemovedText>('RemovedText', schema);
