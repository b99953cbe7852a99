import { Schema, Types, type Connection, type Model } from 'mongoose';
import { APPEAL_OUTCOMES, DECISION_ACTIONS, UNFOUNDED, type Decision, type OnAppeal } from './decision.js';

interface StoredOnAppeal extends Omit<OnAppeal, 'decisionId'> {
  readonly decisionId: Types.ObjectId;
}

type Reference = 'caseId' | 'commentId' | 'authorId' | 'decidedBy';

/** A decision as it lies in the database. */
export interface StoredDecision
  extends
    Omit<Decision, 'id' | 'batchId' | 'reversedBy' | 'onAppeal' | Reference>,
    Readonly<Record<Reference, Types.ObjectId>> {
  readonly _id: Types.ObjectId;
  /** Left out where there is none, so that the index knows batches alone. */
  readonly batchId?: Types.ObjectId;
  readonly reversedBy: Types.ObjectId | null;
  readonly onAppeal?: StoredOnAppeal | null;
}

const onAppeal = new Schema<StoredOnAppeal>(
  {
    decisionId: { type: Schema.Types.ObjectId, required: true },
    outcome: { type: String, enum: APPEAL_OUTCOMES, required: true },
    round: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new Schema<StoredDecision>(
  {
    batchId: { type: Schema.Types.ObjectId },
    caseId: { type: Schema.Types.ObjectId, required: true },
    commentId: { type: Schema.Types.ObjectId, required: true },
    authorId: { type: Schema.Types.ObjectId, required: true },
    section: { type: String, required: true },
    revision: { type: Number, required: true },
    action: { type: String, enum: DECISION_ACTIONS, required: true },
    reason: { type: String, default: null },
    rulesVersion: { type: Number, required: true },
    note: { type: String, default: null },
    explanation: { type: String, default: null },
    decidedBy: { type: Schema.Types.ObjectId, required: true },
    decidedAt: { type: Date, required: true },
    reversedAt: { type: Date, default: null },
    reversedBy: { type: Schema.Types.ObjectId, default: null },
    reversalNote: { type: String, default: null },
    flagsUpheld: { type: Number, required: true },
    flagsUnfounded: { type: String, enum: [...UNFOUNDED, null], default: null },
    onAppeal: { type: onAppeal, default: null },
    // Written and read as a whole.
    undo: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'decisions', versionKey: false, minimize: false },
);

schema.index({ caseId: 1, decidedAt: -1, _id: -1 });
schema.index({ authorId: 1, decidedAt: -1, _id: -1 });
// What was decided in a time, for statistics, and what there is to learn from.
schema.index({ decidedAt: 1, _id: 1 });
schema.index({ batchId: 1 }, { sparse: true });

export const decisionModel = (connection: Connection): Model<StoredDecision> =>
  (connection.models.Decision as Model<StoredDecision> | undefined) ??
  connection.model<StoredDecision>('Decision', schema);

export function toDecision({
  _id,
  batchId,
  caseId,
  commentId,
  authorId,
  decidedBy,
  reversedBy,
  onAppeal: appeal,
  ...stored
}: StoredDecision): Decision {
  return {
    ...stored,
    id: _id.toHexString(),
    batchId: batchId?.toHexString() ?? null,
    caseId: caseId.toHexString(),
    commentId: commentId.toHexString(),
    authorId: authorId.toHexString(),
    decidedBy: decidedBy.toHexString(),
    reversedBy: reversedBy?.toHexString() ?? null,
    onAppeal: appeal ? { ...appeal, decisionId: appeal.decisionId.toHexString() } : null,
  };
}

export function fromDecision({
  id,
  batchId,
  caseId,
  commentId,
  authorId,
  decidedBy,
  reversedBy,
  onAppeal: appeal,
  ...fields
}: Decision): StoredDecision {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    ...(batchId === null ? {} : { batchId: new Types.ObjectId(batchId) }),
    caseId: new Types.ObjectId(caseId),
    commentId: new Types.ObjectId(commentId),
    authorId: new Types.ObjectId(authorId),
    decidedBy: new Types.ObjectId(decidedBy),
    reversedBy: reversedBy === null ? null : new Types.ObjectId(reversedBy),
    onAppeal: appeal ? { ...appeal, decisionId: new Types.ObjectId(appeal.decisionId) } : null,
  };
}
