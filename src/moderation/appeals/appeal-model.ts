import { Schema, Types, type Connection, type Model } from 'mongoose';
import { APPEAL_SIDES, APPEAL_STATES, type Appeal } from './appeal.js';

type Reference = 'decisionId' | 'caseId' | 'commentId' | 'appellantId';

/** An appeal as it lies in the database. */
export interface StoredAppeal
  extends Omit<Appeal, 'id' | 'outcomeId' | Reference>, Readonly<Record<Reference, Types.ObjectId>> {
  readonly _id: Types.ObjectId;
  readonly outcomeId: Types.ObjectId | null;
}

const schema = new Schema<StoredAppeal>(
  {
    decisionId: { type: Schema.Types.ObjectId, required: true },
    decisionAt: { type: Date, required: true },
    caseId: { type: Schema.Types.ObjectId, required: true },
    commentId: { type: Schema.Types.ObjectId, required: true },
    side: { type: String, enum: APPEAL_SIDES, required: true },
    appellantId: { type: Schema.Types.ObjectId, required: true },
    text: { type: String, required: true },
    filedAt: { type: Date, required: true },
    state: { type: String, enum: APPEAL_STATES, required: true },
    endedAt: { type: Date, default: null },
    outcomeId: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'appeals', versionKey: false },
);

schema.index({ decisionId: 1 }, { unique: true });
schema.index({ caseId: 1, filedAt: -1, _id: -1 });
schema.index({ commentId: 1, state: 1 });
// What its reporters' appeals made of decisions is no more to be found by their flags.
schema.index({ appellantId: 1, side: 1, state: 1, decisionAt: -1, _id: -1 });

export const appealModel = (connection: Connection): Model<StoredAppeal> =>
  (connection.models.Appeal as Model<StoredAppeal> | undefined) ?? connection.model<StoredAppeal>('Appeal', schema);

export function toAppeal(stored: StoredAppeal): Appeal {
  const { _id, decisionId, caseId, commentId, appellantId, outcomeId, ...fields } = stored;
  return {
    ...fields,
    id: _id.toHexString(),
    decisionId: decisionId.toHexString(),
    caseId: caseId.toHexString(),
    commentId: commentId.toHexString(),
    appellantId: appellantId.toHexString(),
    outcomeId: outcomeId?.toHexString() ?? null,
  };
}

export function fromAppeal({
  id,
  decisionId,
  caseId,
  commentId,
  appellantId,
  outcomeId,
  ...fields
}: Appeal): StoredAppeal {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    decisionId: new Types.ObjectId(decisionId),
    caseId: new Types.ObjectId(caseId),
    commentId: new Types.ObjectId(commentId),
    appellantId: new Types.ObjectId(appellantId),
    outcomeId: outcomeId === null ? null : new Types.ObjectId(outcomeId),
  };
}
