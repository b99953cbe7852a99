import { Schema, Types, type Connection, type Model } from 'mongoose';
import { NOTICE_OUTCOMES, NOTICE_STATES, type Notice } from './notice.js';

type Reference = 'commentId' | 'caseId' | 'decisionId' | 'answeredBy';

/** A notice as it lies in the database. */
export interface StoredNotice
  extends Omit<Notice, 'id' | Reference>, Readonly<Record<Reference, Types.ObjectId | null>> {
  readonly _id: Types.ObjectId;
}

const reference = { type: Schema.Types.ObjectId, default: null };

const schema = new Schema<StoredNotice>(
  {
    reference: { type: String, required: true },
    name: { type: String, default: null },
    email: { type: String, default: null },
    place: { type: String, required: true },
    explanation: { type: String, required: true },
    concernsChildAbuse: { type: Boolean, required: true },
    commentId: reference,
    caseId: reference,
    createdAt: { type: Date, required: true },
    state: { type: String, enum: NOTICE_STATES, required: true },
    outcome: { type: String, enum: [...NOTICE_OUTCOMES, null], default: null },
    decisionId: reference,
    answeredBy: reference,
    answeredAt: { type: Date, default: null },
  },
  { collection: 'notices', versionKey: false },
);

schema.index({ reference: 1 }, { unique: true });
schema.index({ state: 1, _id: 1 });
schema.index({ caseId: 1, _id: 1 });
schema.index({ decisionId: 1 });

export const noticeModel = (connection: Connection): Model<StoredNotice> =>
  (connection.models.Notice as Model<StoredNotice> | undefined) ?? connection.model<StoredNotice>('Notice', schema);

const toText = (id: Types.ObjectId | null) => id?.toHexString() ?? null;
const toId = (id: string | null) => (id === null ? null : new Types.ObjectId(id));

export function toNotice({ _id, commentId, caseId, decisionId, answeredBy, ...fields }: StoredNotice): Notice {
  return {
    ...fields,
    id: _id.toHexString(),
    commentId: toText(commentId),
    caseId: toText(caseId),
    decisionId: toText(decisionId),
    answeredBy: toText(answeredBy),
  };
}

export function fromNotice({ id, commentId, caseId, decisionId, answeredBy, ...fields }: Notice): StoredNotice {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    commentId: toId(commentId),
    caseId: toId(caseId),
    decisionId: toId(decisionId),
    answeredBy: toId(answeredBy),
  };
}
