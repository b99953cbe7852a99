import { Schema, type Connection, type Model, type Types } from 'mongoose';
import type { LiveUpdate, Subject } from './live-update.js';

/** An update whose transaction has written it, and which has no number yet. */
export interface StoredWaiting extends Omit<LiveUpdate, 'id' | 'number'> {
  readonly _id: Types.ObjectId;
  readonly publicId: string;
  readonly subject: Subject | null;
}

/** An update in the log, under its number. */
export interface StoredLiveUpdate extends Omit<LiveUpdate, 'id' | 'number'> {
  readonly _id: number;
  readonly publicId: string;
  /** When it got its number. */
  readonly at: Date;
}

const told = {
  publicId: { type: String, required: true },
  topic: { type: String, required: true },
  part: { type: String, required: true },
  name: { type: String, required: true },
  json: { type: String, required: true },
} as const;

const subject = new Schema<Subject>(
  { id: { type: String, required: true }, change: { type: Number, required: true } },
  { _id: false, id: false },
);

const waitingSchema = new Schema<StoredWaiting>(
  { ...told, subject: { type: subject, default: null } },
  { collection: 'liveUpdatesWaiting', versionKey: false },
);

const logSchema = new Schema<StoredLiveUpdate>(
  { _id: { type: Number, required: true }, ...told, at: { type: Date, required: true } },
  { collection: 'liveUpdates', versionKey: false },
);
logSchema.index({ at: -1 });

export const waitingModel = (connection: Connection): Model<StoredWaiting> =>
  (connection.models.LiveUpdateWaiting as Model<StoredWaiting> | undefined) ??
  connection.model<StoredWaiting>('LiveUpdateWaiting', waitingSchema);

export const liveUpdateModel = (connection: Connection): Model<StoredLiveUpdate> =>
  (connection.models.LiveUpdate as Model<StoredLiveUpdate> | undefined) ??
  connection.model<StoredLiveUpdate>('LiveUpdate', logSchema);
