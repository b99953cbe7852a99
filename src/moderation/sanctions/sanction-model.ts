import { Schema, Types, type Connection, type Model } from 'mongoose';
import { SANCTION_KINDS, type Sanction } from './sanction.js';

type Reference = 'accountId' | 'imposedBy';
type OptionalReference = 'decisionId' | 'liftedBy';

/** A sanction as it lies in the database. */
export interface StoredSanction
  extends
    Omit<Sanction, 'id' | Reference | OptionalReference>,
    Readonly<Record<Reference, Types.ObjectId>>,
    Readonly<Record<OptionalReference, Types.ObjectId | null>> {
  readonly _id: Types.ObjectId;
}

const schema = new Schema<StoredSanction>(
  {
    accountId: { type: Schema.Types.ObjectId, required: true },
    kind: { type: String, enum: SANCTION_KINDS, required: true },
    reason: { type: String, required: true },
    note: { type: String, default: null },
    imposedBy: { type: Schema.Types.ObjectId, required: true },
    decisionId: { type: Schema.Types.ObjectId, default: null },
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

export const sanctionModel = (connection: Connection): Model<StoredSanction> =>
  (connection.models.Sanction as Model<StoredSanction> | undefined) ??
  connection.model<StoredSanction>('Sanction', schema);

export function toSanction({ _id, accountId, imposedBy, decisionId, liftedBy, ...stored }: StoredSanction): Sanction {
  return {
    ...stored,
    id: _id.toHexString(),
    accountId: accountId.toHexString(),
    imposedBy: imposedBy.toHexString(),
    decisionId: decisionId?.toHexString() ?? null,
    liftedBy: liftedBy?.toHexString() ?? null,
  };
}

export function fromSanction({ id, accountId, imposedBy, decisionId, liftedBy, ...fields }: Sanction): StoredSanction {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    accountId: new Types.ObjectId(accountId),
    imposedBy: new Types.ObjectId(imposedBy),
    decisionId: decisionId === null ? null : new Types.ObjectId(decisionId),
    liftedBy: liftedBy === null ? null : new Types.ObjectId(liftedBy),
  };
}
