import { Schema, Types, type Connection, type Model } from 'mongoose';
import { FLAG_OUTCOMES, FLAG_REASONS, SETTLED_OUTCOMES, type Flag, type SettledOutcome } from './flag.js';

type Reference = 'commentId' | 'articleId' | 'reporterId';

/** A flag as it lies in the database. */
export interface StoredFlag
  extends Omit<Flag, 'id' | 'decisionId' | Reference>, Readonly<Record<Reference, Types.ObjectId>> {
  readonly _id: Types.ObjectId;
  readonly decisionId: Types.ObjectId | null;
  /** What decisions made of it that were overturned on appeal, one each. */
  readonly overturned?: readonly Overturned[];
}

interface Overturned {
  readonly decisionId: Types.ObjectId;
  readonly outcome: SettledOutcome;
  readonly settledAt: Date;
}

const overturned = new Schema<Overturned>(
  {
    decisionId: { type: Schema.Types.ObjectId, required: true },
    outcome: { type: String, enum: SETTLED_OUTCOMES, required: true },
    settledAt: { type: Date, required: true },
  },
  { _id: false },
);

const schema = new Schema<StoredFlag>(
  {
    commentId: { type: Schema.Types.ObjectId, required: true },
    articleId: { type: Schema.Types.ObjectId, required: true },
    section: { type: String, required: true },
    revision: { type: Number, required: true },
    reporterId: { type: Schema.Types.ObjectId, required: true },
    reason: { type: String, enum: FLAG_REASONS, required: true },
    note: { type: String, default: null },
    createdAt: { type: Date, required: true },
    outcome: { type: String, enum: FLAG_OUTCOMES, required: true },
    settledAt: { type: Date, default: null },
    decisionId: { type: Schema.Types.ObjectId, default: null },
    overturned: { type: [overturned], default: undefined },
  },
  { collection: 'flags', versionKey: false },
);

// One flag for each reader and revision; the reader leads, to find what they said of any revision.
schema.index({ commentId: 1, reporterId: 1, revision: 1 }, { unique: true });
schema.index({ commentId: 1, createdAt: -1, _id: -1 });
// What waits for a decision.
schema.index({ commentId: 1, outcome: 1 });
schema.index({ reporterId: 1, createdAt: -1, _id: -1 });
schema.index({ reporterId: 1, outcome: 1, settledAt: -1, _id: -1 });
schema.index({ reporterId: 1, articleId: 1, createdAt: -1, _id: -1 });
// What was raised in a time, for statistics; the section lets it be counted in the index alone.
schema.index({ createdAt: 1, section: 1 });

export const flagModel = (connection: Connection): Model<StoredFlag> =>
  (connection.models.Flag as Model<StoredFlag> | undefined) ?? connection.model<StoredFlag>('Flag', schema);

export function toFlag(flag: StoredFlag): Flag {
  const { _id, commentId, articleId, reporterId, decisionId } = flag;
  const { section, revision, reason, note, createdAt, outcome, settledAt } = flag;
  return {
    ...{ section, revision, reason, note, createdAt, outcome, settledAt },
    id: _id.toHexString(),
    commentId: commentId.toHexString(),
    articleId: articleId.toHexString(),
    reporterId: reporterId.toHexString(),
    decisionId: decisionId?.toHexString() ?? null,
  };
}

export function fromFlag({ id, commentId, articleId, reporterId, decisionId, ...fields }: Flag): StoredFlag {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    commentId: new Types.ObjectId(commentId),
    articleId: new Types.ObjectId(articleId),
    reporterId: new Types.ObjectId(reporterId),
    decisionId: decisionId === null ? null : new Types.ObjectId(decisionId),
  };
}
