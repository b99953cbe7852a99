import { Types, type Connection, type Model } from 'mongoose';
import { isId } from '../../platform/database/ids.js';
import type { Failure, OutboxMessage, OutboxState } from './outbox-message.js';
import { fromMessage, outboxModel, toMessage, type StoredMessage } from './outbox-model.js';

const AFTER = { returnDocument: 'after' } as const;

/** An attempt's hold on a message: `lease` names it, and it ends at `until`. */
interface Lease {
  readonly lease: string;
  readonly until: Date;
}

interface OutboxPage {
  /** The id of the last message of the page before: older ones follow. */
  readonly after: string | null;
  readonly limit: number;
}

/** A message that an attempt has in hand. */
type Held = Pick<OutboxMessage, 'id' | 'lease'>;

export interface OutboxStore {
  insert(message: OutboxMessage): Promise<void>;
  insertMany(messages: readonly OutboxMessage[]): Promise<void>;
  removeMany(ids: readonly string[]): Promise<void>;
  /**
   * Leases the message that is due longest, and counts the attempt; null when none is due. One atomic write: of several
   * processes at once, one gets it. One whose lease ran out is due again.
   */
  takeNext(now: Date, lease: Lease): Promise<OutboxMessage | null>;
  /** Takes a sent message out; does nothing when the attempt's lease is over and another has the message. */
  finish(held: Held): Promise<void>;
  /** Puts a message back for another attempt; does nothing when the lease is over. */
  postpone(held: Held, dueAt: Date, failure: Failure): Promise<void>;
  /** Gives a message up; false when the lease is over. */
  bury(held: Held, failure: Failure): Promise<boolean>;
  /** Has a dead message attempted again from the beginning; null when there is none. */
  revive(id: string, dueAt: Date): Promise<OutboxMessage | null>;
  /** Newest first. */
  list(state: OutboxState, page: OutboxPage): Promise<readonly OutboxMessage[]>;
  count(state: OutboxState): Promise<number>;
}

export function createOutboxStore(connection: Connection): OutboxStore {
  const model = outboxModel(connection);
  return { ...attemptsOf(model), ...listsOf(model) };
}

type Attempts = 'takeNext' | 'finish' | 'postpone' | 'bury';

function attemptsOf(model: Model<StoredMessage>): Pick<OutboxStore, Attempts> {
  const held = ({ id, lease }: Held) => ({ _id: new Types.ObjectId(id), lease });
  return {
    async takeNext(now, { lease, until }) {
      const taken = await model
        .findOneAndUpdate(
          { state: 'waiting', dueAt: { $lte: now } },
          { $set: { lease, dueAt: until }, $inc: { attempts: 1 } },
          AFTER,
        )
        .sort({ dueAt: 1, _id: 1 })
        .lean<StoredMessage | null>();
      return taken && toMessage(taken);
    },
    async finish(message) {
      await model.deleteOne(held(message));
    },
    async postpone(message, dueAt, failure) {
      await model.updateOne(held(message), { $set: { lease: null, dueAt, failure } });
    },
    async bury(message, failure) {
      const { matchedCount } = await model.updateOne(held(message), { $set: { state: 'dead', lease: null, failure } });
      return matchedCount === 1;
    },
  };
}

function listsOf(model: Model<StoredMessage>): Omit<OutboxStore, Attempts> {
  return {
    async insert(message) {
      await model.create(fromMessage(message));
    },
    async insertMany(messages) {
      if (messages.length > 0) await model.insertMany(messages.map(fromMessage), { lean: true });
    },
    async removeMany(ids) {
      await model.deleteMany({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } });
    },
    async revive(id, dueAt) {
      if (!isId(id)) return null;
      const revived = await model
        .findOneAndUpdate(
          { _id: new Types.ObjectId(id), state: 'dead' },
          { $set: { state: 'waiting', attempts: 0, dueAt } },
          AFTER,
        )
        .lean<StoredMessage | null>();
      return revived && toMessage(revived);
    },
    async list(state, { after, limit }) {
      const found = await model
        .find({ state, ...(after === null ? {} : { _id: { $lt: new Types.ObjectId(after) } }) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<StoredMessage[]>();
      return found.map(toMessage);
    },
    count: (state) => model.countDocuments({ state }),
  };
}
