import { Schema, type Connection, type Model, type Types, type mongo } from 'mongoose';
import type { Seal } from './seal.js';

/** A seal as it lies in the database; `_id` is its number, so that no two processes can make the same one. */
export interface StoredSeal extends Omit<Seal, 'number'> {
  readonly _id: number;
  readonly entryIds: readonly Types.ObjectId[];
  /** The leaf hashes one after the other, in the order of `entryIds`. */
  readonly leafHashes: mongo.Binary | Buffer;
}

const schema = new Schema<StoredSeal>(
  {
    _id: Number,
    firstIndex: { type: Number, required: true },
    size: { type: Number, required: true },
    root: { type: String, required: true },
    previousHash: { type: String, default: null },
    sealedAt: { type: Date, required: true },
    hash: { type: String, required: true },
    entryIds: { type: [Schema.Types.ObjectId], required: true },
    leafHashes: { type: Buffer, required: true },
  },
  { collection: 'auditSeals', versionKey: false },
);

export const sealModel = (connection: Connection): Model<StoredSeal> =>
  (connection.models.AuditSeal as Model<StoredSeal> | undefined) ?? connection.model<StoredSeal>('AuditSeal', schema);
