import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import type { Appeal } from './appeal.js';
import { appealModel, fromAppeal, toAppeal, type StoredAppeal } from './appeal-model.js';

/** The place of an appeal among those of one reporter, by when the appealed decisions were taken. */
interface AppealKeyset {
  readonly at: Date;
  readonly id: string;
}

interface AppealPage {
  readonly after: AppealKeyset | null;
  readonly limit: number;
}

export interface AppealStore {
  /** Has the surrounding transaction start over when the decision has just been appealed elsewhere. */
  insert(appeal: Appeal): Promise<void>;
  /** By the ids of the appealed decisions; one that was not appealed is left out. */
  findOnDecisions(decisionIds: readonly string[]): Promise<ReadonlyMap<string, Appeal>>;
  findPendingOn(commentId: string): Promise<Appeal | null>;
  /** The newest on one case. */
  listOnCase(caseId: string, limit: number): Promise<readonly Appeal[]>;
  /** Those of one reporter that were upheld, by the appealed decisions, newest first. */
  listUpheldBy(reporterId: string, page: AppealPage): Promise<readonly Appeal[]>;
  /** Empties the texts of an account's appeals that are decided or closed. */
  eraseTextsOf(appellantId: string): Promise<void>;
  setState(id: string, state: Pick<Appeal, 'state' | 'endedAt' | 'outcomeId'>): Promise<void>;
}

export function createAppealStore(connection: Connection): AppealStore {
  const model = appealModel(connection);
  return {
    async insert(appeal) {
      try {
        await model.create(fromAppeal(appeal));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This appeal') : error;
      }
    },
    async findOnDecisions(decisionIds) {
      if (decisionIds.length === 0) return new Map();
      const ids = decisionIds.map((id) => new Types.ObjectId(id));
      const found = await model.find({ decisionId: { $in: ids } }).lean<StoredAppeal[]>();
      return new Map(found.map((stored) => [stored.decisionId.toHexString(), toAppeal(stored)]));
    },
    async findPendingOn(commentId) {
      const pending = { commentId: new Types.ObjectId(commentId), state: 'pending' as const };
      const stored = await model.findOne(pending).lean<StoredAppeal | null>();
      return stored && toAppeal(stored);
    },
    async listOnCase(caseId, limit) {
      const found = await model
        .find({ caseId: new Types.ObjectId(caseId) })
        .sort({ filedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredAppeal[]>();
      return found.map(toAppeal);
    },
    async listUpheldBy(reporterId, { after, limit }) {
      const upheld = { appellantId: new Types.ObjectId(reporterId), side: 'reporter', state: 'upheld' } as const;
      const found = await model
        .find({ ...upheld, ...earlierThan(after) })
        .sort({ decisionAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredAppeal[]>();
      return found.map(toAppeal);
    },
    async eraseTextsOf(appellantId) {
      const ended = { appellantId: new Types.ObjectId(appellantId), state: { $ne: 'pending' as const } };
      await model.updateMany(ended, { $set: { text: '' } });
    },
    async setState(id, { outcomeId, ...state }) {
      const changes = { ...state, outcomeId: outcomeId === null ? null : new Types.ObjectId(outcomeId) };
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: changes });
    },
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function earlierThan(after: AppealKeyset | null) {
  if (after === null) return {};
  const { at, id } = after;
  return {
    decisionAt: { $lte: at },
    $or: [{ decisionAt: { $lt: at } }, { decisionAt: at, _id: { $lt: new Types.ObjectId(id) } }],
  };
}
