import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { ACTOR_TYPES, AUDIT_ACTS, SUBJECT_TYPES, type AuditEntry } from './audit-entry.js';

/** An audit entry as it lies in the database. */
export interface StoredAuditEntry extends Omit<AuditEntry, 'id'> {
  readonly _id: Types.ObjectId;
  /** The number of the seal that it stands in, null until there is one; all that ever changes, and so in no hash. */
  readonly seal: number | null;
}

const partyOf = (types: readonly string[]) =>
  new Schema(
    { type: { type: String, enum: types, required: true }, id: { type: String, required: true } },
    { _id: false, id: false },
  );

const schema = new Schema<StoredAuditEntry>(
  {
    at: { type: Date, required: true },
    actor: { type: partyOf(ACTOR_TYPES), required: true },
    act: { type: String, enum: AUDIT_ACTS, required: true },
    subject: { type: partyOf(SUBJECT_TYPES), required: true },
    details: { type: Schema.Types.Mixed, required: true },
    commitment: String,
    seal: { type: Number, default: null },
  },
  { collection: 'auditEntries', versionKey: false, minimize: false },
);

schema.index({ at: -1, _id: -1 });
schema.index({ act: 1, at: -1, _id: -1 });
schema.index({ 'actor.id': 1, at: -1, _id: -1 });
schema.index({ 'subject.id': 1, at: -1, _id: -1 });
schema.index({ 'subject.type': 1, at: -1, _id: -1 });
// The order of the log: what waits for its seal, then seal by seal.
schema.index({ seal: 1, _id: 1 });

export const auditEntryModel = (connection: Connection): Model<StoredAuditEntry> =>
  (connection.models.AuditEntry as Model<StoredAuditEntry> | undefined) ??
  connection.model<StoredAuditEntry>('AuditEntry', schema);
