import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { ROLES } from '../platform/http/permissions.js';
import type { Account } from './account.js';

/** An account as it lies in the database. */
export interface StoredAccount extends Omit<Account, 'id'> {
  readonly _id: Types.ObjectId;
  readonly passwordHash: string;
}

const schema = new Schema<StoredAccount>(
  {
    email: { type: String, required: true },
    displayName: { type: String, required: true },
    role: { type: String, enum: ROLES, required: true },
    sections: { type: [String], default: null },
    createdAt: { type: Date, required: true },
    emailVerifiedAt: { type: Date, default: null },
    passwordHash: { type: String, required: true },
    passwordSetAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false },
);

schema.index({ email: 1 }, { unique: true });
schema.index({ role: 1, _id: 1 });

export const accountModel = (connection: Connection): Model<StoredAccount> =>
  (connection.models.Account as Model<StoredAccount> | undefined) ?? connection.model<StoredAccount>('Account', schema);
