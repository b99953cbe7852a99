import { Types, type Connection } from 'mongoose';
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

export interface DecisionStore {
  insert(decision: Decision): Promise<void>;
  /** The newest on one case. */
  listOnCase(caseId: string, limit: number): Promise<readonly Decision[]>;
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
    async tallyAuthor(authorId) {
      const [tally] = await model.aggregate<AuthorTally>([
        { $match: { authorId: new Types.ObjectId(authorId) } },
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
