import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { SaltedText } from './personal-text.js';

/** A personal text as it lies in the database; `_id` is the id of its entry. */
export interface StoredPersonalText extends Omit<SaltedText, 'accountId'> {
  readonly _id: Types.ObjectId;
  readonly accountId: Types.ObjectId;
}

const schema = new Schema<StoredPersonalText>(
  {
    _id: Schema.Types.ObjectId,
    accountId: { type: Schema.Types.ObjectId, required: true },
    texts: { type: Schema.Types.Mixed, required: true },
    salt: { type: String, required: true },
  },
  { collection: 'auditPersonalTexts', versionKey: false, minimize: false },
);

schema.index({ accountId: 1 });

export const personalTextModel = (connection: Connection): Model<StoredPersonalText> =>
  (connection.models.AuditPersonalText as Model<StoredPersonalText> | undefined) ??
  connection.model<StoredPersonalText>('AuditPersonalText', schema);
