import { Schema, Types, type Connection, type Model } from 'mongoose';
import { DAY_MS } from '../../platform/clock.js';
import { OUTBOX_STATES, type OutboxMessage } from './outbox-message.js';

/** A message as it lies in the database. */
export interface StoredMessage extends Omit<OutboxMessage, 'id'> {
  readonly _id: Types.ObjectId;
}

const schema = new Schema<StoredMessage>(
  {
    subject: { type: Schema.Types.Mixed, required: true },
    state: { type: String, enum: OUTBOX_STATES, required: true },
    createdAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    attempts: { type: Number, required: true },
    lease: { type: String, default: null },
    failure: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'outbox', versionKey: false },
);

schema.index({ state: 1, dueAt: 1, _id: 1 });
schema.index({ state: 1, _id: -1 });
// What was given up and left alone; nothing waits for nearly as long.
schema.index({ createdAt: 1 }, { expireAfterSeconds: (365 * DAY_MS) / 1000 });

export const outboxModel = (connection: Connection): Model<StoredMessage> =>
  (connection.models.OutboxMessage as Model<StoredMessage> | undefined) ??
  connection.model<StoredMessage>('OutboxMessage', schema);

export function toMessage({ _id, ...stored }: StoredMessage): OutboxMessage {
  return { ...stored, id: _id.toHexString() };
}

export function fromMessage({ id, ...fields }: OutboxMessage): StoredMessage {
  return { ...fields, _id: new Types.ObjectId(id) };
}
