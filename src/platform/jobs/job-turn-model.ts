import { Schema, type Connection, type Model } from 'mongoose';

/** When a job that one process does for all is due next; `_id` is its name. */
export interface StoredJobTurn {
  readonly _id: string;
  readonly dueAt: Date;
}

const schema = new Schema<StoredJobTurn>(
  { _id: { type: String, required: true }, dueAt: { type: Date, required: true } },
  { collection: 'jobTurns', versionKey: false },
);

export const jobTurnModel = (connection: Connection): Model<StoredJobTurn> =>
  (connection.models.JobTurn as Model<StoredJobTurn> | undefined) ?? connection.model<StoredJobTurn>('JobTurn', schema);
