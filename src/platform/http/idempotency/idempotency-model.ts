import { type Connection, type Model, Schema } from 'mongoose';

/** A request that came with an Idempotency-Key, and its answer once there is one. */
export interface StoredRequest {
  /** A hash of who asked and their key. */
  readonly _id: string;
  /** A hash of what was asked. */
  readonly fingerprint: string;
  /** Names the one attempt that may finish this request. */
  readonly attempt: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  /** `json` is the body as it was sent. */
  readonly answer: { readonly status: number; readonly json: string } | null;
}

const answerSchema = new Schema({ status: Number, json: String }, { _id: false });

const storedRequestSchema = new Schema<StoredRequest>(
  {
    _id: String,
    fingerprint: { type: String, required: true },
    attempt: { type: String, required: true },
    startedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    answer: { type: answerSchema, default: null },
  },
  { collection: 'idempotentRequests', versionKey: false },
);
storedRequestSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export function storedRequestModel(connection: Connection): Model<StoredRequest> {
  return (
    (connection.models.IdempotentRequest as Model<StoredRequest> | undefined) ??
    connection.model<StoredRequest>('IdempotentRequest', storedRequestSchema)
  );
}
