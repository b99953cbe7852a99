import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { ROLES } from '../platform/http/permissions.js';
import type { Account, PendingEmail } from './account.js';

/** What an account only has once its owner did something about it. */
type Later = 'renamedAt' | 'pendingEmail' | 'interests' | 'erasedAt';

/** An account as it lies in the database. */
export interface StoredAccount extends Omit<Account, 'id' | Later>, Partial<Pick<Account, Later>> {
  readonly _id: Types.ObjectId;
  readonly passwordHash: string;
}

const pendingEmail = new Schema<PendingEmail>(
  { email: { type: String, required: true }, askedAt: { type: Date, required: true } },
  { _id: false },
);

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
    renamedAt: { type: [Date], default: undefined },
    pendingEmail: { type: pendingEmail, default: undefined },
    interests: { type: [String], default: undefined },
    erasedAt: { type: Date, default: undefined },
  },
  { collection: 'accounts', versionKey: false },
);

schema.index({ email: 1 }, { unique: true });
schema.index({ role: 1, _id: 1 });

export const accountModel = (connection: Connection): Model<StoredAccount> =>
  (connection.models.Account as Model<StoredAccount> | undefined) ?? connection.model<StoredAccount>('Account', schema);
