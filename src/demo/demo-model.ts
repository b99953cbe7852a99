import { Schema, type Connection, type Model } from 'mongoose';

/** Whether the demonstration is being loaded or has been, as it lies in the database. */
export interface StoredDemoLoad {
  readonly _id: string;
  readonly state: 'loading' | 'loaded';
}

const schema = new Schema<StoredDemoLoad>(
  { _id: String, state: { type: String, enum: ['loading', 'loaded'], required: true } },
  { collection: 'demoLoads', versionKey: false },
);

export const demoLoadModel = (connection: Connection): Model<StoredDemoLoad> =>
  (connection.models.DemoLoad as Model<StoredDemoLoad> | undefined) ??
  connection.model<StoredDemoLoad>('DemoLoad', schema);
