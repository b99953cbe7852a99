import { Types, type Connection, type Model } from 'mongoose';
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

interface Reversal {
  readonly reversedAt: Date;
  readonly reversedBy: string;
  readonly reversalNote: string | null;
}

export interface DecisionStore {
  insert(decision: Decision): Promise<void>;
  /** The newest on one case. */
  listOnCase(caseId: string, limit: number): Promise<readonly Decision[]>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Decision | null>;
  /** The decisions of one batch, in the order in which they were taken. None when `batchId` cannot be one. */
  listBatch(batchId: string): Promise<readonly Decision[]>;
  /** The latest on a case that has not been reversed. */
  findStanding(caseId: string): Promise<Decision | null>;
  /** False when it has been reversed before. */
  reverse(id: string, reversal: Reversal): Promise<boolean>;
  /** Of what has not been reversed. */
  tallyAuthor(authorId: string): Promise<AuthorTally>;
  /** The removals of an author's comments since then that have not been reversed. */
  listRemovals(authorId: string, since: Date): Promise<readonly Removal[]>;
}

export function createDecisionStore(connection: Connection): DecisionStore {
  const model = decisionModel(connection);
  return { ...readsOf(model), ...talliesOf(model), ...writesOf(model) };
}

type Tallies = 'tallyAuthor' | 'listRemovals';
type Writes = 'insert' | 'reverse';

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
  };
}

function readsOf(model: Model<StoredDecision>): Omit<DecisionStore, Writes | Tallies> {
  return {
    async listOnCase(caseId, limit) {
      const found = await model
        .find({ caseId: new Types.ObjectId(caseId) })
        .sort({ decidedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredDecision[]>();
      return found.map(toDecision);
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

function talliesOf(model: Model<StoredDecision>): Pick<DecisionStore, Tallies> {
  return {
    async tallyAuthor(authorId) {
      const [tally] = await model.aggregate<AuthorTally>([
        { $match: { authorId: new Types.ObjectId(authorId), reversedAt: null } },
        { $group: { _id: null, decisions: { $sum: 1 }, flagsUpheld: { $sum: '$flagsUpheld' } } },
        { $project: { _id: 0 } },
      ]);
      return tally ?? { decisions: 0, flagsUpheld: 0 };
    },
    async listRemovals(authorId, since) {
      const removals = { action: 'remove' as const, reversedAt: null, decidedAt: { $gt: since } };
      const found = await model.find({ authorId: new Types.ObjectId(authorId), ...removals }).lean<StoredDecision[]>();
      return found.map(({ reason, decidedAt }) => ({ reason: reason ?? '', removedAt: decidedAt }));
    },
  };
}
