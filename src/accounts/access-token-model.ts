import { Schema, type Connection, type Model, Types } from 'mongoose';
import type { AccessToken } from './access-token.js';

/** An access token as it lies in the database: its hash, not itself. */
export interface StoredAccessToken extends Omit<AccessToken, 'id' | 'accountId'> {
  readonly _id: Types.ObjectId;
  readonly accountId: Types.ObjectId;
  readonly tokenHash: string;
}

const schema = new Schema<StoredAccessToken>(
  {
    tokenHash: { type: String, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    label: { type: String, required: true },
    createdAt: { type: Date, required: true },
    lastUsedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'accessTokens', versionKey: false },
);

schema.index({ tokenHash: 1 }, { unique: true });
schema.index({ accountId: 1, _id: -1 });

export const accessTokenModel = (connection: Connection): Model<StoredAccessToken> =>
  (connection.models.AccessToken as Model<StoredAccessToken> | undefined) ??
  connection.model<StoredAccessToken>('AccessToken', schema);
