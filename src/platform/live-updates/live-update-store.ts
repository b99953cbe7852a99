import { randomBytes } from 'node:crypto';
import type { Connection, Model, Types } from 'mongoose';
import { outOfDate } from '../database/out-of-date.js';
import { liveUpdateModel, waitingModel, type StoredLiveUpdate, type StoredWaiting } from './live-update-model.js';
import type { LiveUpdate, NewLiveUpdate, Subject } from './live-update.js';

/** An update that waits for its number. */
interface WaitingUpdate {
  readonly key: Types.ObjectId;
  readonly subject: Subject | null;
  readonly update: Omit<LiveUpdate, 'number'>;
}

/** The log of updates: written by changes, numbered after they are committed, kept for a while. */
export interface LiveUpdateStore {
  /** To be called within the transaction of the change. */
  append(updates: readonly NewLiveUpdate[]): Promise<void>;
  hasWaiting(): Promise<boolean>;
  /** About in the order in which they were written. */
  listWaiting(limit: number): Promise<readonly WaitingUpdate[]>;
  /** The number of the latest update, 0 before the first. */
  head(): Promise<number>;
  /**
   * Moves updates into the log, with numbers from `first` on, inside a transaction. Fails as a conflict when one of them
   * was moved meanwhile, and with a duplicate key when one of the numbers is given.
   */
  enter(updates: readonly WaitingUpdate[], first: number, at: Date): Promise<void>;
  /** In their order, those after a number. */
  listAfter(number: number, limit: number): Promise<readonly LiveUpdate[]>;
  /** In their order, the latest ones. */
  listLatest(limit: number): Promise<readonly LiveUpdate[]>;
  /** Forgets those that got their numbers before a time, from the first on; the latest update stays in any case. */
  prune(before: Date): Promise<void>;
}

const ID_BYTES = 12;

export function createLiveUpdateStore(connection: Connection): LiveUpdateStore {
  const waiting = waitingModel(connection);
  const log = liveUpdateModel(connection);
  return { ...waitingOf(waiting), ...readsOf(log), enter: enterFrom(waiting, log), prune: pruneOf(log) };
}

function waitingOf(model: Model<StoredWaiting>): Pick<LiveUpdateStore, 'append' | 'hasWaiting' | 'listWaiting'> {
  return {
    async append(updates) {
      if (updates.length === 0) return;
      await model.insertMany(
        updates.map(({ data, ...update }) => ({ ...update, publicId: newPublicId(), json: JSON.stringify(data) })),
      );
    },
    async hasWaiting() {
      return (await model.findOne({}, { _id: 1 }).sort({ _id: 1 }).lean()) !== null;
    },
    async listWaiting(limit) {
      const found = await model.find().sort({ _id: 1 }).limit(limit).lean<StoredWaiting[]>();
      return found.map(({ _id: key, subject, publicId: id, topic, part, name, json }) => ({
        key,
        subject,
        update: { id, topic, part, name, json },
      }));
    },
  };
}

function readsOf(model: Model<StoredLiveUpdate>): Pick<LiveUpdateStore, 'head' | 'listAfter' | 'listLatest'> {
  return {
    async head() {
      const found = await model.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<Pick<StoredLiveUpdate, '_id'> | null>();
      return found?._id ?? 0;
    },
    async listAfter(number, limit) {
      // Nobody must be told what an election of another primary could still undo.
      const query = model.find({ _id: { $gt: number } }).readConcern('majority');
      return (await query.sort({ _id: 1 }).limit(limit).lean<StoredLiveUpdate[]>()).map(toLiveUpdate);
    },
    async listLatest(limit) {
      const query = model.find().readConcern('majority').sort({ _id: -1 }).limit(limit);
      return (await query.lean<StoredLiveUpdate[]>()).map(toLiveUpdate).reverse();
    },
  };
}

function enterFrom(waiting: Model<StoredWaiting>, log: Model<StoredLiveUpdate>): LiveUpdateStore['enter'] {
  return async (updates, first, at) => {
    await log.insertMany(
      updates.map(({ update: { id, ...told } }, nth) => ({ _id: first + nth, publicId: id, ...told, at })),
    );
    const { deletedCount } = await waiting.deleteMany({ _id: { $in: updates.map(({ key }) => key) } });
    if (deletedCount !== updates.length) throw outOfDate('What waits for its number');
  };
}

function pruneOf(model: Model<StoredLiveUpdate>): LiveUpdateStore['prune'] {
  return async (before) => {
    const last = await model
      .findOne({ at: { $lt: before } }, { _id: 1 })
      .sort({ at: -1 })
      .lean<Pick<StoredLiveUpdate, '_id'> | null>();
    // The last of the old ones stays: numbers must not begin anew, and who was told it last can go on from there.
    if (last !== null) await model.deleteMany({ _id: { $lt: last._id } });
  };
}

function newPublicId(): string {
  return randomBytes(ID_BYTES).toString('base64url');
}

function toLiveUpdate({ _id: number, publicId: id, topic, part, name, json }: StoredLiveUpdate): LiveUpdate {
  return { id, number, topic, part, name, json };
}
