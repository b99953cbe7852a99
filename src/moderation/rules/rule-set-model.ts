import { Schema, type Connection, type Model, type Types } from 'mongoose';
import { FLAG_REASONS } from '../../flags/index.js';
import { SEVERITIES, type PublishedRules } from './rule.js';

/** A version of the rules as it lies in the database. */
export interface StoredRuleSet extends PublishedRules {
  readonly _id: Types.ObjectId;
}

const flagReason = { type: String, enum: FLAG_REASONS, required: true };

const rule = new Schema(
  {
    code: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    severity: { type: Number, enum: SEVERITIES, required: true },
    flagReasons: { type: [flagReason], required: true },
  },
  { _id: false },
);

const schema = new Schema<StoredRuleSet>(
  {
    version: { type: Number, required: true },
    rules: { type: [rule], required: true },
    flagReasons: {
      type: [new Schema({ code: flagReason, label: { type: String, required: true } }, { _id: false })],
      required: true,
    },
    effectiveFrom: { type: Date, required: true },
    changedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'communityRules', versionKey: false },
);

schema.index({ version: 1 }, { unique: true });
schema.index({ effectiveFrom: 1, version: 1 });

export const ruleSetModel = (connection: Connection): Model<StoredRuleSet> =>
  (connection.models.CommunityRules as Model<StoredRuleSet> | undefined) ??
  connection.model<StoredRuleSet>('CommunityRules', schema);
