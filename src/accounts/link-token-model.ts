import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { LINK_PURPOSES, type LinkToken } from './link-token.js';

/** A link's token as it lies in the database. */
export interface StoredLinkToken extends Omit<LinkToken, 'tokenHash' | 'accountId'> {
  /** The token's hash. */
  readonly _id: string;
  readonly accountId: Types.ObjectId;
  /** Longer than it can be used, so that a mail that is sent again makes no used token anew. */
  readonly keptUntil: Date;
}

const schema = new Schema<StoredLinkToken>(
  {
    _id: { type: String, required: true },
    purpose: { type: String, enum: LINK_PURPOSES, required: true },
    accountId: { type: Schema.Types.ObjectId, required: true },
    email: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    usedAt: { type: Date, default: null },
    keptUntil: { type: Date, required: true },
  },
  { collection: 'linkTokens', versionKey: false },
);

schema.index({ accountId: 1, purpose: 1 });
schema.index({ keptUntil: 1 }, { expireAfterSeconds: 0 });

export const linkTokenModel = (connection: Connection): Model<StoredLinkToken> =>
  (connection.models.LinkToken as Model<StoredLinkToken> | undefined) ??
  connection.model<StoredLinkToken>('LinkToken', schema);
