import { Schema, Types, type Connection, type Model } from 'mongoose';
import { DAY_MS } from '../platform/clock.js';
import { NOTIFICATION_KINDS } from './kinds.js';
import type { Notification } from './notification.js';

const DAY_SECONDS = DAY_MS / 1000;

/** A notification as it lies in the database. */
export type StoredNotification = Omit<Notification, 'id' | 'accountId'> & {
  readonly _id: Types.ObjectId;
  readonly accountId: Types.ObjectId;
};

const schema = new Schema<StoredNotification>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: NOTIFICATION_KINDS, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    dedupeKey: { type: String, required: true },
    createdAt: { type: Date, required: true },
    showAt: { type: Date, required: true },
    listed: { type: Boolean, required: true },
    readAt: { type: Date, default: null },
  },
  { collection: 'notifications', versionKey: false, minimize: false },
);

schema.index({ accountId: 1, listed: 1, showAt: -1, _id: -1 });
schema.index({ accountId: 1, listed: 1, readAt: 1, showAt: -1, _id: -1 });
schema.index({ dedupeKey: 1, accountId: 1, kind: 1 }, { unique: true });
// Longer than the six months for which a decision can be complained of (DSA Art. 20).
schema.index({ readAt: 1 }, { expireAfterSeconds: 190 * DAY_SECONDS });
schema.index({ createdAt: 1 }, { expireAfterSeconds: 365 * DAY_SECONDS });

export const notificationModel = (connection: Connection): Model<StoredNotification> =>
  (connection.models.Notification as Model<StoredNotification> | undefined) ??
  connection.model<StoredNotification>('Notification', schema);

export function toNotification({ _id, accountId, ...stored }: StoredNotification): Notification {
  return { ...stored, id: _id.toHexString(), accountId: accountId.toHexString() } as Notification;
}

export function fromNotification({ id, accountId, ...fields }: Notification): StoredNotification {
  return { ...fields, _id: new Types.ObjectId(id), accountId: new Types.ObjectId(accountId) };
}
