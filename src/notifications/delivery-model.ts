import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { DeliveryChoices } from './delivery.js';

/** An account's choices as they lie in the database; `_id` is the account's. */
export interface StoredDelivery {
  readonly _id: Types.ObjectId;
  readonly choices: DeliveryChoices;
  readonly erased?: boolean;
}

const schema = new Schema<StoredDelivery>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    choices: { type: Schema.Types.Mixed, required: true },
    erased: Boolean,
  },
  { collection: 'notificationSettings', versionKey: false, minimize: false },
);

export const deliveryModel = (connection: Connection): Model<StoredDelivery> =>
  (connection.models.NotificationSettings as Model<StoredDelivery> | undefined) ??
  connection.model<StoredDelivery>('NotificationSettings', schema);
