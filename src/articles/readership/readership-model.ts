import { Schema, type Connection, type Model } from 'mongoose';
import type { KeptReadership } from './readership.js';

/** An article's readership as it lies in the database; `_id` is the article's slug. */
export interface StoredReadership extends KeptReadership {
  readonly _id: string;
}

const schema = new Schema<StoredReadership>(
  {
    _id: String,
    readers: { type: Number, required: true },
    exposure: { type: Number, required: true },
    exposureAt: { type: Date, required: true },
  },
  { collection: 'readerships', versionKey: false },
);

export const readershipModel = (connection: Connection): Model<StoredReadership> =>
  (connection.models.Readership as Model<StoredReadership> | undefined) ??
  connection.model<StoredReadership>('Readership', schema);
