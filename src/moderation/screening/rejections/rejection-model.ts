import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { MINUTE_MS, SECOND_MS } from '../../../platform/clock.js';
import { LONGEST_WINDOW_MINUTES } from './rejected-tries-settings.js';

/** That a text was rejected; of the text itself nothing is kept. */
export interface StoredRejection {
  readonly authorId: Types.ObjectId;
  readonly rejectedAt: Date;
}

const schema = new Schema<StoredRejection>(
  {
    authorId: { type: Schema.Types.ObjectId, required: true },
    rejectedAt: { type: Date, required: true },
  },
  { collection: 'screeningRejections', versionKey: false },
);

schema.index({ authorId: 1, rejectedAt: -1 });
schema.index({ rejectedAt: 1 }, { expireAfterSeconds: (LONGEST_WINDOW_MINUTES * MINUTE_MS) / SECOND_MS });

export const rejectionModel = (connection: Connection): Model<StoredRejection> =>
  (connection.models.ScreeningRejection as Model<StoredRejection> | undefined) ??
  connection.model<StoredRejection>('ScreeningRejection', schema);
