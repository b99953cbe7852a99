import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { QUEUES, type ModerationCase, type Queue } from './case.js';

/** That a case began to wait for an editor. A case may do so several times, and itself keeps the last one only. */
export interface StoredCaseOpening {
  readonly caseId: Types.ObjectId;
  /** As they were then. */
  readonly section: string;
  readonly queue: Queue;
  readonly openedAt: Date;
}

const schema = new Schema<StoredCaseOpening>(
  {
    caseId: { type: Schema.Types.ObjectId, required: true },
    section: { type: String, required: true },
    queue: { type: String, enum: QUEUES, required: true },
    openedAt: { type: Date, required: true },
  },
  { collection: 'caseOpenings', versionKey: false },
);

schema.index({ openedAt: 1, section: 1, queue: 1 });

export const caseOpeningModel = (connection: Connection): Model<StoredCaseOpening> =>
  (connection.models.CaseOpening as Model<StoredCaseOpening> | undefined) ??
  connection.model<StoredCaseOpening>('CaseOpening', schema);

export function openingOf({
  _id,
  section,
  queue,
  openedAt,
}: Pick<ModerationCase, 'section' | 'queue' | 'openedAt'> & { readonly _id: Types.ObjectId }): StoredCaseOpening {
  return { caseId: _id, section, queue, openedAt };
}
