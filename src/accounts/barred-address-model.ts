import { Schema, type Connection, type Model } from 'mongoose';

/** An address with which nobody may open an account for a while: a keyed hash of it, never the address. */
export interface StoredBarredAddress {
  readonly _id: string;
  readonly until: Date;
}

const schema = new Schema<StoredBarredAddress>(
  { _id: { type: String, required: true }, until: { type: Date, required: true } },
  { collection: 'barredAddresses', versionKey: false },
);

schema.index({ until: 1 }, { expireAfterSeconds: 0 });

export const barredAddressModel = (connection: Connection): Model<StoredBarredAddress> =>
  (connection.models.BarredAddress as Model<StoredBarredAddress> | undefined) ??
  connection.model<StoredBarredAddress>('BarredAddress', schema);
