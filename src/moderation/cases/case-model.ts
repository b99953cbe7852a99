import { Schema, Types, type Connection, type Model } from 'mongoose';
import { FLAG_REASONS, type FlagReason } from '../../flags/index.js';
import { SEVERITIES } from '../rules/rule.js';
import {
  CASE_STATES,
  QUEUES,
  type CaseAppeal,
  type Claim,
  type Coordination,
  type Evidence,
  type Kept,
  type ModerationCase,
} from './case.js';
import type { WrittenCase } from './case-news.js';
import { reasonsOf } from './evidence.js';

/** The end of a claim that there is none. */
const LONG_AGO = new Date(0);

type Reference = 'commentId' | 'articleId' | 'authorId';

interface StoredAppeal extends Omit<CaseAppeal, 'tookPart'> {
  readonly tookPart: readonly Types.ObjectId[];
}

/** A case as it lies in the database. A case that nobody holds has a claim that ended long ago. */
export interface StoredCase
  extends Omit<ModerationCase, 'id' | 'claim' | 'appeal' | Reference>, Readonly<Record<Reference, Types.ObjectId>> {
  readonly _id: Types.ObjectId;
  readonly appeal?: StoredAppeal | null;
  readonly claimedBy: Types.ObjectId | null;
  readonly claimUntil: Date;
  /** Those of the evidence, so that an index can lead to them. */
  readonly reasons: readonly FlagReason[];
  /** How many writes the case has had, claims among them; what is told of them is put in this order. */
  readonly changes: number;
}

const reasons = new Schema(Object.fromEntries(FLAG_REASONS.map((reason) => [reason, Number])), {
  _id: false,
  minimize: false,
});

const evidence = new Schema<Evidence>(
  {
    held: { type: Boolean, required: true },
    hidden: { type: Boolean, default: false },
    reporters: { type: Number, required: true },
    reasons: { type: reasons, required: true },
    readersBefore: { type: Number, required: true },
    notices: Number,
  },
  { _id: false, minimize: false },
);

const kept = new Schema<Kept>(
  { revision: { type: Number, required: true }, reasons: { type: [String], enum: FLAG_REASONS, required: true } },
  { _id: false },
);

const appeal = new Schema<StoredAppeal>(
  {
    severity: { type: Number, enum: SEVERITIES, required: true },
    tookPart: { type: [Schema.Types.ObjectId], required: true },
  },
  { _id: false },
);

const weighed = new Schema<ModerationCase['weighed']>(
  {
    readers: { type: Number, required: true },
    exposure: { type: Number, required: true },
    at: { type: Date, required: true },
    flags: { type: Number, default: 0 },
  },
  { _id: false },
);

const coordination = new Schema<Coordination>(
  {
    kind: { type: String, enum: ['overlap', 'burst'], required: true },
    reporters: { type: Number, required: true },
    score: { type: Number, required: true },
  },
  { _id: false },
);

const schema = new Schema<StoredCase>(
  {
    commentId: { type: Schema.Types.ObjectId, required: true },
    articleId: { type: Schema.Types.ObjectId, required: true },
    articleSlug: { type: String, required: true },
    section: { type: String, required: true },
    authorId: { type: Schema.Types.ObjectId, required: true },
    queue: { type: String, enum: QUEUES, required: true },
    state: { type: String, enum: CASE_STATES, required: true },
    version: { type: Number, required: true },
    revision: { type: Number, required: true },
    flagCount: { type: Number, required: true },
    evidence: { type: evidence, required: true },
    reasons: { type: [String], enum: FLAG_REASONS, required: true },
    kept: { type: kept, default: null },
    appeal: { type: appeal, default: null },
    weighed: { type: weighed, required: true },
    coordinated: { type: coordination, default: null },
    probability: { type: Number, required: true },
    severity: { type: Number, enum: SEVERITIES, required: true },
    priority: { type: Number, required: true },
    openedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    claimedBy: { type: Schema.Types.ObjectId, default: null },
    claimUntil: { type: Date, required: true },
    changes: { type: Number, default: 0 },
  },
  { collection: 'moderationCases', versionKey: false, minimize: false },
);

schema.index({ commentId: 1 }, { unique: true });
schema.index({ articleId: 1 });
// What an editor holds.
schema.index({ claimedBy: 1, claimUntil: 1 });
// One index for each order of a queue, whole or of one section. A view on several queues or sections is merged from
// theirs, so that it costs the same however many cases wait.
schema.index({ state: 1, queue: 1, priority: -1, _id: -1 });
schema.index({ state: 1, queue: 1, dueAt: 1, _id: 1 });
schema.index({ state: 1, queue: 1, openedAt: 1, _id: 1 });
schema.index({ state: 1, queue: 1, section: 1, priority: -1, _id: -1 });
schema.index({ state: 1, queue: 1, section: 1, dueAt: 1, _id: 1 });
schema.index({ state: 1, queue: 1, section: 1, openedAt: 1, _id: 1 });
// The same for what is flagged for one reason, and for one author's.
schema.index({ state: 1, queue: 1, reasons: 1, priority: -1, _id: -1 });
schema.index({ state: 1, queue: 1, reasons: 1, dueAt: 1, _id: 1 });
schema.index({ state: 1, queue: 1, reasons: 1, openedAt: 1, _id: 1 });
schema.index({ authorId: 1, state: 1, priority: -1, _id: -1 });
schema.index({ authorId: 1, state: 1, dueAt: 1, _id: 1 });
schema.index({ authorId: 1, state: 1, openedAt: 1, _id: 1 });

export const caseModel = (connection: Connection): Model<StoredCase> =>
  (connection.models.ModerationCase as Model<StoredCase> | undefined) ??
  connection.model<StoredCase>('ModerationCase', schema);

/** Each write of a case counts itself. */
export const COUNTED = { $inc: { changes: 1 } } as const;

export function toCase(found: StoredCase): ModerationCase {
  const { _id, claimedBy, claimUntil, reasons, changes, appeal: waiting, ...stored } = found;
  return {
    ...stored,
    id: _id.toHexString(),
    commentId: stored.commentId.toHexString(),
    articleId: stored.articleId.toHexString(),
    authorId: stored.authorId.toHexString(),
    // A case of before this was kept has none.
    coordinated: stored.coordinated ?? null,
    appeal: waiting ? { ...waiting, tookPart: waiting.tookPart.map((id) => id.toHexString()) } : null,
    claim: claimedBy && { editorId: claimedBy.toHexString(), expiresAt: claimUntil },
  };
}

export function toWritten(stored: StoredCase): WrittenCase {
  return { subject: toCase(stored), change: stored.changes };
}

export function fromCase({ id, claim, appeal: waiting, ...fields }: ModerationCase): Omit<StoredCase, 'changes'> {
  return {
    ...fields,
    _id: new Types.ObjectId(id),
    commentId: new Types.ObjectId(fields.commentId),
    articleId: new Types.ObjectId(fields.articleId),
    authorId: new Types.ObjectId(fields.authorId),
    appeal: waiting && { ...waiting, tookPart: waiting.tookPart.map((id) => new Types.ObjectId(id)) },
    ...claimFields(claim),
    reasons: reasonsOf(fields.evidence.reasons),
  };
}

export function claimFields(claim: Claim | null): Pick<StoredCase, 'claimedBy' | 'claimUntil'> {
  if (claim === null) return { claimedBy: null, claimUntil: LONG_AGO };
  return { claimedBy: new Types.ObjectId(claim.editorId), claimUntil: claim.expiresAt };
}
