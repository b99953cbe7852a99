import { Types, type Connection, type Model } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { isId } from '../../platform/database/ids.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import type { Flag } from '../flag.js';
import { reporterModel, toReporterRecord, type StoredReporter } from './reporter-model.js';
import { MOST_RECENT, type KnownReporter, type ReporterRecord, type SettledTally } from './reporter-record.js';

type RaisedFlag = Pick<Flag, 'reporterId' | 'commentId' | 'createdAt'>;

export interface ReporterStore {
  /** By id; who never flagged is left out. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReporterRecord>>;
  /** Notes that a flag was raised, and what is known of its reporter by then. */
  noteFlag(flag: RaisedFlag, known: KnownReporter): Promise<void>;
  /** A reporter took back what they said of a comment. */
  forgetFlags(reporterId: string, commentId: string): Promise<void>;
  /** Has their flags count nothing until then; null ends that. */
  mute(reporterId: string, until: Date | null, known: KnownReporter): Promise<void>;
  /** Adds flags that were settled to their reporters' records. */
  addSettled(tallies: ReadonlyMap<string, SettledTally>): Promise<void>;
  /** Writes a record anew, if it has changed so often as it was read (null: is not there); false where it hasn't. */
  correct(record: Omit<ReporterRecord, 'mutedUntil' | 'changes'>, changes: number | null): Promise<boolean>;
}

const FIRST = { upheld: 0, dismissed: 0 } as const;
const ONE_CHANGE = { changes: 1 } as const;

export function createReporterStore(connection: Connection): ReporterStore {
  const model = reporterModel(connection);
  return {
    async findMany(ids) {
      const known = [...new Set(ids)].filter(isId).map((id) => new Types.ObjectId(id));
      if (known.length === 0) return new Map();
      const found = await model.find({ _id: { $in: known } }).lean<StoredReporter[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), toReporterRecord(stored)]));
    },
    ...writesOf(model),
  };
}

function writesOf(model: Model<StoredReporter>): Omit<ReporterStore, 'findMany'> {
  return {
    async noteFlag({ reporterId, commentId, createdAt }, known) {
      const flagged = { commentId: new Types.ObjectId(commentId), at: createdAt };
      const recent = { $each: [flagged], $slice: -MOST_RECENT };
      const change = { $set: known, $setOnInsert: FIRST, $push: { recent }, $inc: ONE_CHANGE };
      try {
        await model.updateOne({ _id: new Types.ObjectId(reporterId) }, change, { upsert: true });
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('The record of this reporter') : error;
      }
    },
    async correct({ id, recent, ...fields }, changes) {
      const flagged = recent.map(({ commentId, at }) => ({ commentId: new Types.ObjectId(commentId), at }));
      const record = { ...fields, recent: flagged };
      const _id = new Types.ObjectId(id);
      if (changes === null) {
        const { upsertedCount } = await model.updateOne(
          { _id },
          { $setOnInsert: { ...record, changes: 1 } },
          { upsert: true },
        );
        return upsertedCount === 1;
      }
      const { matchedCount } = await model.updateOne({ _id, changes }, { $set: record, $inc: ONE_CHANGE });
      return matchedCount === 1;
    },
    async forgetFlags(reporterId, commentId) {
      const flagged = { commentId: new Types.ObjectId(commentId) };
      await model.updateOne({ _id: new Types.ObjectId(reporterId) }, { $pull: { recent: flagged }, $inc: ONE_CHANGE });
    },
    async mute(reporterId, until, known) {
      const change = {
        $set: { mutedUntil: until },
        $setOnInsert: { ...known, ...FIRST, recent: [] },
        $inc: ONE_CHANGE,
      };
      await model.updateOne({ _id: new Types.ObjectId(reporterId) }, change, { upsert: true });
    },
    async addSettled(tallies) {
      // In one order, so that two decisions with the same reporters wait for each other, and never in a circle.
      const sorted = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
      const updates = sorted.map(([id, tally]) => ({
        updateOne: { filter: { _id: new Types.ObjectId(id) }, update: { $inc: { ...tally, ...ONE_CHANGE } } },
      }));
      if (updates.length > 0) await model.bulkWrite(updates);
    },
  };
}
