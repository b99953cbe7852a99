import { Schema, Types, type Connection, type Model } from 'mongoose';
import type { ReporterRecord } from './reporter-record.js';

/** A reporter's record as it lies in the database; `_id` is the account's. */
export interface StoredReporter extends Omit<ReporterRecord, 'id' | 'recent'> {
  readonly _id: Types.ObjectId;
  readonly recent: readonly { readonly commentId: Types.ObjectId; readonly at: Date }[];
}

const flagged = new Schema(
  { commentId: { type: Schema.Types.ObjectId, required: true }, at: { type: Date, required: true } },
  { _id: false },
);

const schema = new Schema<StoredReporter>(
  {
    _id: Schema.Types.ObjectId,
    upheld: { type: Number, required: true },
    dismissed: { type: Number, required: true },
    registeredAt: { type: Date, required: true },
    hasPublishedComment: { type: Boolean, required: true },
    mutedUntil: { type: Date, default: undefined },
    recent: { type: [flagged], default: undefined },
    changes: { type: Number, required: true },
  },
  { collection: 'reporters', versionKey: false },
);

export const reporterModel = (connection: Connection): Model<StoredReporter> =>
  (connection.models.Reporter as Model<StoredReporter> | undefined) ??
  connection.model<StoredReporter>('Reporter', schema);

export function toReporterRecord({
  _id,
  upheld,
  dismissed,
  recent,
  changes,
  ...stored
}: StoredReporter): ReporterRecord {
  return {
    id: _id.toHexString(),
    upheld,
    dismissed,
    changes,
    registeredAt: stored.registeredAt,
    hasPublishedComment: stored.hasPublishedComment,
    mutedUntil: stored.mutedUntil ?? null,
    recent: recent.map(({ commentId, at }) => ({ commentId: commentId.toHexString(), at })),
  };
}
