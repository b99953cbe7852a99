import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../database/database-errors.js';
import { jobTurnModel } from './job-turn-model.js';

/** Of all processes, one does a job when it is due. */
export interface JobTurnStore {
  /** Whether the job is due and this process's to do, which it is until then; of several at once, one is told so. */
  take(job: string, now: Date, until: Date): Promise<boolean>;
  /** The job has been done, and is due again at that time. */
  done(job: string, dueAt: Date): Promise<void>;
}

export function createJobTurnStore(connection: Connection): JobTurnStore {
  const model = jobTurnModel(connection);
  return {
    async take(job, now, until) {
      try {
        const filter = { _id: job, dueAt: { $lte: now } };
        const taken = await model.updateOne(filter, { $set: { dueAt: until } }, { upsert: true });
        return taken.matchedCount + taken.upsertedCount > 0;
      } catch (error) {
        // It is there, and due later.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async done(job, dueAt) {
      await model.updateOne({ _id: job }, { $set: { dueAt } });
    },
  };
}
