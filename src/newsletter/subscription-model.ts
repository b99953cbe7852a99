import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Subscription } from './subscription.js';

/** A subscription as it lies in the database. */
export interface StoredSubscription extends Omit<Subscription, 'id'> {
  readonly _id: Types.ObjectId;
  /** When it is forgotten; null once it is confirmed. */
  readonly expiresAt: Date | null;
  /** As `confirmedAt` says; an index leads to those of the export by it. */
  readonly confirmed: boolean;
}

const schema = new Schema<StoredSubscription>(
  {
    email: { type: String, required: true },
    requestedAt: { type: Date, required: true },
    confirmedAt: { type: Date, default: null },
    confirmed: { type: Boolean, required: true },
    expiresAt: { type: Date, default: null },
  },
  { collection: 'newsletterSubscriptions', versionKey: false },
);

schema.index({ email: 1 }, { unique: true });
schema.index({ confirmed: 1, _id: 1 });
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const subscriptionModel = (connection: Connection): Model<StoredSubscription> =>
  (connection.models.NewsletterSubscription as Model<StoredSubscription> | undefined) ??
  connection.model<StoredSubscription>('NewsletterSubscription', schema);
