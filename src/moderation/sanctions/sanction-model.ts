import { Schema, Types, type Connection, type Model } from 'mongoose';
import { SANCTION_KINDS, type MisuseBasis, type Sanction } from './sanction.js';

type Reference = 'accountId';
type OptionalReference = 'imposedBy' | 'decisionId' | 'liftedBy';

/** A sanction as it lies in the database. */
export interface StoredSanction
  extends
    Omit<Sanction, 'id' | Reference | OptionalReference>,
    Readonly<Record<Reference, Types.ObjectId>>,
    Readonly<Record<OptionalReference, Types.ObjectId | null>> {
  readonly _id: Types.ObjectId;
  /** Whose it is and which one it follows, where it is for misuse of flags. */
  readonly misuseKey?: string;
}

const misuse = new Schema<MisuseBasis>(
  {
    settled: { type: Number, required: true },
    unfounded: { type: Number, required: true },
    grave: { type: Number, required: true },
    days: { type: Number, required: true },
    asOf: { type: Date, required: true },
    follows: { type: String, default: null },
  },
  { _id: false },
);

const schema = new Schema<StoredSanction>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: SANCTION_KINDS, required: true },
    reason: { type: String, required: true },
    note: { type: String, default: null },
    imposedBy: { type: Schema.Types.ObjectId, default: null },
    decisionId: { type: Schema.Types.ObjectId, default: null },
    misuse: { type: misuse, default: undefined },
    misuseKey: { type: String },
    startsAt: { type: Date, required: true },
    endsAt: { type: Date, default: null },
    acknowledgedAt: { type: Date, default: null },
    liftedBy: { type: Schema.Types.ObjectId, default: null },
    liftedAt: { type: Date, default: null },
  },
  { collection: 'sanctions', versionKey: false },
);

schema.index({ accountId: 1, startsAt: -1, _id: -1 });
schema.index({ decisionId: 1 });
schema.index({ misuseKey: 1 }, { unique: true, sparse: true });

export const sanctionModel = (connection: Connection): Model<StoredSanction> =>
  (connection.models.Sanction as Model<StoredSanction> | undefined) ??
  connection.model<StoredSanction>('Sanction', schema);

export function toSanction(stored: StoredSanction): Sanction {
  const { _id, accountId, imposedBy, decisionId, liftedBy, misuse: basis } = stored;
  const { kind, reason, note, startsAt, endsAt, acknowledgedAt, liftedAt } = stored;
  return {
    ...{ kind, reason, note, startsAt, endsAt, acknowledgedAt, liftedAt },
    ...(basis === undefined ? {} : { misuse: basis }),
    id: _id.toHexString(),
    accountId: accountId.toHexString(),
    imposedBy: imposedBy?.toHexString() ?? null,
    decisionId: decisionId?.toHexString() ?? null,
    liftedBy: liftedBy?.toHexString() ?? null,
  };
}

export function fromSanction({ id, accountId, imposedBy, decisionId, liftedBy, ...fields }: Sanction): StoredSanction {
  return {
    ...fields,
    ...(fields.misuse === undefined ? {} : { misuseKey: `${accountId} ${fields.misuse.follows ?? 'first'}` }),
    _id: new Types.ObjectId(id),
    accountId: new Types.ObjectId(accountId),
    imposedBy: imposedBy === null ? null : new Types.ObjectId(imposedBy),
    decisionId: decisionId === null ? null : new Types.ObjectId(decisionId),
    liftedBy: liftedBy === null ? null : new Types.ObjectId(liftedBy),
  };
}
