import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { Revision } from './comment.js';

/** A revision as it lies in the database. */
export interface StoredRevision extends Omit<Revision, 'commentId'> {
  readonly commentId: Types.ObjectId;
}

const span = new Schema(
  { start: { type: Number, required: true }, end: { type: Number, required: true } },
  { _id: false },
);

const signal = new Schema(
  {
    detector: { type: String, required: true },
    code: { type: String, required: true },
    verdict: { type: String, enum: ['publish', 'hold', 'reject'], required: true },
    score: { type: Number, required: true, min: 0, max: 1 },
    explanation: { type: String, required: true },
    spans: { type: [span], required: true },
    details: { type: Schema.Types.Mixed, required: true },
    durationMs: { type: Number, required: true },
  },
  { _id: false, minimize: false },
);

const schema = new Schema<StoredRevision>(
  {
    commentId: { type: Schema.Types.ObjectId, required: true },
    revision: { type: Number, required: true },
    bodyHtml: { type: String, required: true },
    createdAt: { type: Date, required: true },
    signals: { type: [signal], required: true },
  },
  { collection: 'commentRevisions', versionKey: false },
);

schema.index({ commentId: 1, revision: 1 }, { unique: true });

export const revisionModel = (connection: Connection): Model<StoredRevision> =>
  (connection.models.CommentRevision as Model<StoredRevision> | undefined) ??
  connection.model<StoredRevision>('CommentRevision', schema);
