import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { DOCUMENT_NAMES, type PublishedDocument } from './document.js';

/** A version of a document as it lies in the database. */
export interface StoredDocument extends PublishedDocument {
  readonly _id: Types.ObjectId;
}

const schema = new Schema<StoredDocument>(
  {
    name: { type: String, enum: DOCUMENT_NAMES, required: true },
    version: { type: Number, required: true },
    title: { type: String, required: true },
    body: { type: String, required: true },
    effectiveFrom: { type: Date, required: true },
    changedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'documents', versionKey: false },
);

schema.index({ name: 1, version: 1 }, { unique: true });
schema.index({ name: 1, effectiveFrom: 1, version: 1 });

export const documentModel = (connection: Connection): Model<StoredDocument> =>
  (connection.models.PublisherDocument as Model<StoredDocument> | undefined) ??
  connection.model<StoredDocument>('PublisherDocument', schema);
