import type { Connection } from 'mongoose';
import { inLane } from './case-list-store.js';
import { caseModel, type StoredCase } from './case-model.js';
import type { Lane } from './case-view.js';

/** How many open cases wait in a lane, and since when the first of them is or will be due. */
export interface LaneTally {
  readonly open: number;
  readonly overdue: number;
  /** Null where none waits. */
  readonly oldestDueAt: Date | null;
}

export interface QueueStore {
  /** Counted from the cases, each by a range of an index. */
  tally(lane: Lane, now: Date): Promise<LaneTally>;
}

export function createQueueStore(connection: Connection): QueueStore {
  const model = caseModel(connection);
  return {
    async tally(lane, now) {
      const waiting = inLane('open', lane);
      const [open, overdue, oldest] = await Promise.all([
        model.countDocuments(waiting),
        model.countDocuments({ ...waiting, dueAt: { $lt: now } }),
        model.findOne(waiting, { dueAt: 1 }).sort({ dueAt: 1, _id: 1 }).lean<Pick<StoredCase, 'dueAt'> | null>(),
      ]);
      return { open, overdue, oldestDueAt: oldest?.dueAt ?? null };
    },
  };
}
