import { Types, type Connection } from 'mongoose';
import { SETTLED_OUTCOMES, type Flag, type SettledOutcome } from './flag.js';
import { flagModel, toFlag, type StoredFlag } from './flag-model.js';

/** A flag that a decision had settled which does not stand at present, and how. */
interface OverturnedFlag {
  readonly flag: Flag;
  readonly outcome: SettledOutcome;
  readonly settledAt: Date;
}

/** What decisions made of flags that were overturned, so that it can be given back. */
export interface OverturnedFlagStore {
  /** Has the flags on a comment that a decision settled wait again, and keeps what it made of them. */
  overturn(commentId: string, decisionId: string): Promise<void>;
  listOverturned(commentId: string, decisionId: string): Promise<readonly OverturnedFlag[]>;
  /** Gives the flags back what the decision had made of them. */
  restore(commentId: string, decisionId: string): Promise<void>;
}

export function createOverturnedFlagStore(connection: Connection): OverturnedFlagStore {
  const model = flagModel(connection);
  const listOverturned = async (commentId: string, decisionId: string) => {
    const trace = new Types.ObjectId(decisionId);
    const found = await model
      .find({ commentId: new Types.ObjectId(commentId), 'overturned.decisionId': trace })
      .lean<StoredFlag[]>();
    return found.flatMap((stored) => {
      const entry = stored.overturned?.find((each) => each.decisionId.equals(trace));
      return entry === undefined ? [] : [{ ...entry, flag: toFlag(stored) }];
    });
  };
  return {
    listOverturned,
    async overturn(commentId, decisionId) {
      const settled = { commentId: new Types.ObjectId(commentId), decisionId: new Types.ObjectId(decisionId) };
      for (const outcome of SETTLED_OUTCOMES) {
        const one = await model.findOne({ ...settled, outcome }, { settledAt: 1 }).lean<StoredFlag | null>();
        if (one === null) continue;
        // One decision settles all its flags at one moment.
        const trace = { decisionId: settled.decisionId, outcome, settledAt: one.settledAt };
        const waiting = { outcome: 'pending', settledAt: null, decisionId: null };
        await model.updateMany({ ...settled, outcome }, { $set: waiting, $push: { overturned: trace } });
      }
    },
    async restore(commentId, decisionId) {
      const overturned = await listOverturned(commentId, decisionId);
      const trace = new Types.ObjectId(decisionId);
      for (const outcome of SETTLED_OUTCOMES) {
        const settledAt = overturned.find((each) => each.outcome === outcome)?.settledAt;
        if (settledAt === undefined) continue;
        await model.updateMany(
          {
            commentId: new Types.ObjectId(commentId),
            overturned: { $elemMatch: { decisionId: trace, outcome } },
          },
          { $set: { outcome, settledAt, decisionId: trace }, $pull: { overturned: { decisionId: trace } } },
        );
      }
    },
  };
}
