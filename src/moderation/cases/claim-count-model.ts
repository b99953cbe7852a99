import { Schema, type Connection, type Model, type Types } from 'mongoose';

/** How many cases an editor has claimed as the next ones; `_id` is the editor's account. */
export interface StoredClaimCount {
  readonly _id: Types.ObjectId;
  readonly count: number;
}

const schema = new Schema<StoredClaimCount>(
  { _id: Schema.Types.ObjectId, count: { type: Number, required: true } },
  { collection: 'claimCounts', versionKey: false },
);

export const claimCountModel = (connection: Connection): Model<StoredClaimCount> =>
  (connection.models.ClaimCount as Model<StoredClaimCount> | undefined) ??
  connection.model<StoredClaimCount>('ClaimCount', schema);
