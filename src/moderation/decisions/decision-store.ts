import { Types, type Connection } from 'mongoose';
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
  return {
    async insert(decision) {
      await model.create(fromDecision(decision));
    },
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
    async findStanding(caseId) {
      const stored = await model
        .findOne({ caseId: new Types.ObjectId(caseId), reversedAt: null })
        .sort({ decidedAt: -1, _id: -1 })
        .lean<StoredDecision | null>();
      return stored && toDecision(stored);
    },
    async reverse(id, { reversedBy, ...reversal }) {
      const change = { $set: { ...reversal, reversedBy: new Types.ObjectId(reversedBy) } };
      const { matchedCount } = await model.updateOne({ _id: new Types.ObjectId(id), reversedAt: null }, change);
      return matchedCount > 0;
    },
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
