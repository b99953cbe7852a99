import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { COMMENT_FATES, type Erasure } from './erasure.js';

/** An erasure as it lies in the database; `_id` is the account's. */
export interface StoredErasure extends Omit<Erasure, 'accountId'> {
  readonly _id: Types.ObjectId;
}

const schema = new Schema<StoredErasure>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    comments: { type: String, enum: COMMENT_FATES, required: true },
    askedAt: { type: Date, required: true },
  },
  { collection: 'erasures', versionKey: false },
);

export const erasureModel = (connection: Connection): Model<StoredErasure> =>
  (connection.models.Erasure as Model<StoredErasure> | undefined) ?? connection.model<StoredErasure>('Erasure', schema);
