import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { CommentStatus } from '../../comments/index.js';
import { isId } from '../../platform/database/ids.js';
import type { Decision } from './decision.js';
import { decisionModel, fromDecision, toDecision, type StoredDecision } from './decision-model.js';

/** What decisions say of one author's comments. */
export interface AuthorTally {
  readonly decisions: number;
  readonly flagsUpheld: number;
}

/** That a comment was removed, and by which rule. */
interface Removal {
  readonly reason: string;
  readonly removedAt: Date;
}

interface DecisionPage {
  /** The place of the last one of the page before. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

interface Reversal {
  readonly reversedAt: Date;
  readonly reversedBy: string;
  readonly reversalNote: string | null;
}

/** Without those by which an appeal was dismissed: they leave the appealed decision as it is. */
const NOT_CONFIRMING = { 'onAppeal.outcome': { $ne: 'dismissed' as const } };

/** What a comment was that everyone sees only since it was kept. */
const UNSEEN: CommentStatus[] = ['held', 'hidden', 'removed'];

export interface DecisionStore {
  insert(decision: Decision): Promise<void>;
  /** The newest on one case. */
  listOnCase(caseId: string, limit: number): Promise<readonly Decision[]>;
  /** By id; those that are not there are left out. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Decision>>;
  /** Those that an author is told of, newest first: removals, and what let a comment appear. */
  listOfAuthor(authorId: string, page: DecisionPage): Promise<readonly Decision[]>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Decision | null>;
  /** The decisions of one batch, in the order in which they were taken. None when `batchId` cannot be one. */
  listBatch(batchId: string): Promise<readonly Decision[]>;
  /** The latest on a case that has not been reversed. */
  findStanding(caseId: string): Promise<Decision | null>;
  /** False when it has been reversed before. */
  reverse(id: string, reversal: Reversal): Promise<boolean>;
  /** Has a decision that was reversed stand again. */
  restore(id: string): Promise<void>;
  /** Of what has not been reversed; a decision that only confirms another is that one. */
  tallyAuthor(authorId: string): Promise<AuthorTally>;
  /** The removals of an author's comments since then that have not been reversed; confirmed ones count once. */
  listRemovals(authorId: string, since: Date): Promise<readonly Removal[]>;
}

export function createDecisionStore(connection: Connection): DecisionStore {
  const model = decisionModel(connection);
  return { ...readsOf(model), ...authorReadsOf(model), ...writesOf(model) };
}

type AuthorReads = 'listOfAuthor' | 'tallyAuthor' | 'listRemovals';
type Writes = 'insert' | 'reverse' | 'restore';

function readsOf(model: Model<StoredDecision>): Omit<DecisionStore, Writes | AuthorReads> {
  return {
    async listOnCase(caseId, limit) {
      const found = await model
        .find({ caseId: new Types.ObjectId(caseId) })
        .sort({ decidedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredDecision[]>();
      return found.map(toDecision);
    },
    async findMany(ids) {
      if (ids.length === 0) return new Map();
      const found = await model
        .find({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } })
        .lean<StoredDecision[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), toDecision(stored)]));
    },
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findOne({ _id: new Types.ObjectId(id) }).lean<StoredDecision | null>();
      return stored && toDecision(stored);
    },
    async listBatch(batchId) {
      if (!isId(batchId)) return [];
      const found = await model.find({ batchId: new Types.ObjectId(batchId) }).lean<StoredDecision[]>();
      return found.map(toDecision).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async findStanding(caseId) {
      const stored = await model
        .findOne({ caseId: new Types.ObjectId(caseId), reversedAt: null })
        .sort({ decidedAt: -1, _id: -1 })
        .lean<StoredDecision | null>();
      return stored && toDecision(stored);
    },
  };
}

function authorReadsOf(model: Model<StoredDecision>): Pick<DecisionStore, AuthorReads> {
  return {
    async listOfAuthor(authorId, { after, limit }) {
      const told = [{ action: 'remove' as const }, { action: 'keep' as const, 'undo.statusBefore': { $in: UNSEEN } }];
      const found = await model
        .find({
          authorId: new Types.ObjectId(authorId),
          ...NOT_CONFIRMING,
          $and: [{ $or: told }, ...earlierThan(after)],
        })
        .sort({ decidedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredDecision[]>();
      return found.map(toDecision);
    },
    async tallyAuthor(authorId) {
      const [tally] = await model.aggregate<AuthorTally>([
        { $match: { authorId: new Types.ObjectId(authorId), reversedAt: null, ...NOT_CONFIRMING } },
        { $group: { _id: null, decisions: { $sum: 1 }, flagsUpheld: { $sum: '$flagsUpheld' } } },
        { $project: { _id: 0 } },
      ]);
      return tally ?? { decisions: 0, flagsUpheld: 0 };
    },
    async listRemovals(authorId, since) {
      const removals = { action: 'remove' as const, reversedAt: null, decidedAt: { $gt: since }, ...NOT_CONFIRMING };
      const found = await model.find({ authorId: new Types.ObjectId(authorId), ...removals }).lean<StoredDecision[]>();
      return found.map(({ reason, decidedAt }) => ({ reason: reason ?? '', removedAt: decidedAt }));
    },
  };
}

function writesOf(model: Model<StoredDecision>): Pick<DecisionStore, Writes> {
  return {
    async insert(decision) {
      await model.create(fromDecision(decision));
    },
    async reverse(id, { reversedBy, ...reversal }) {
      const change = { $set: { ...reversal, reversedBy: new Types.ObjectId(reversedBy) } };
      const { matchedCount } = await model.updateOne({ _id: new Types.ObjectId(id), reversedAt: null }, change);
      return matchedCount > 0;
    },
    async restore(id) {
      const standing = { $set: { reversedAt: null, reversedBy: null, reversalNote: null } };
      await model.updateOne({ _id: new Types.ObjectId(id) }, standing);
    },
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function earlierThan(after: DecisionPage['after']): QueryFilter<StoredDecision>[] {
  if (after === null) return [];
  const { at, id } = after;
  const _id = { $lt: new Types.ObjectId(id) };
  return [{ decidedAt: { $lte: at } }, { $or: [{ decidedAt: { $lt: at } }, { decidedAt: at, _id }] }];
}
