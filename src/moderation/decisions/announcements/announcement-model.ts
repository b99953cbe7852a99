import { Schema, Types, type Connection, type Model } from 'mongoose';
import type { Announcement } from './announcement.js';

/** An announcement as it lies in the database; `_id` is the decision's, or the comment's that was taken back. */
export interface StoredAnnouncement extends Omit<Announcement, 'id' | 'commentId' | 'after'> {
  readonly _id: Types.ObjectId;
  readonly commentId: Types.ObjectId;
  readonly after: Types.ObjectId | null;
}

const schema = new Schema<StoredAnnouncement>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    commentId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: ['outcome', 'correction', 'withdrawal'], required: true },
    dueAt: { type: Date, required: true },
    lease: { type: String, default: null },
    after: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'announcements', versionKey: false },
);

schema.index({ dueAt: 1, _id: 1 });

export const announcementModel = (connection: Connection): Model<StoredAnnouncement> =>
  (connection.models.Announcement as Model<StoredAnnouncement> | undefined) ??
  connection.model<StoredAnnouncement>('Announcement', schema);

export function toAnnouncement({ _id, commentId, after, ...stored }: StoredAnnouncement): Announcement {
  return {
    ...stored,
    id: _id.toHexString(),
    commentId: commentId.toHexString(),
    after: after?.toHexString() ?? null,
  };
}

export function fromAnnouncement({ id, commentId, after, ...fields }: Announcement): StoredAnnouncement {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    commentId: new Types.ObjectId(commentId),
    after: after === null ? null : new Types.ObjectId(after),
  };
}
