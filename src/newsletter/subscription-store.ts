import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import type { Subscription } from './subscription.js';
import { subscriptionModel, type StoredSubscription } from './subscription-model.js';

interface Request {
  readonly email: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

interface SubscriptionPage {
  /** The id of the last one of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

export interface SubscriptionStore {
  /**
   * The subscription of an address: the one that is there, or a new one that waits to be confirmed until `expiresAt`. Has
   * the surrounding transaction start over when another has just made it.
   */
  request(request: Request): Promise<Subscription>;
  /** Puts off the end of one that waits to be confirmed. */
  postpone(id: string, expiresAt: Date): Promise<void>;
  /** Notes that its owner wants it; null when there is none any more. Once more changes nothing. */
  confirm(id: string, now: Date): Promise<Subscription | null>;
  /** Forgets it; false when there was none. */
  remove(id: string): Promise<boolean>;
  /** The confirmed ones, oldest first. */
  listConfirmed(page: SubscriptionPage): Promise<readonly Subscription[]>;
}

const AFTER = { returnDocument: 'after' } as const;

export function createSubscriptionStore(connection: Connection): SubscriptionStore {
  const model = subscriptionModel(connection);
  return {
    async request({ email, now, expiresAt }) {
      const fresh = { requestedAt: now, confirmedAt: null, confirmed: false, expiresAt };
      try {
        const stored = await model
          .findOneAndUpdate({ email }, { $setOnInsert: fresh }, { ...AFTER, upsert: true })
          .lean<StoredSubscription>();
        return toSubscription(stored);
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This subscription') : error;
      }
    },
    async postpone(id, expiresAt) {
      await model.updateOne({ _id: new Types.ObjectId(id), confirmed: false }, { $set: { expiresAt } });
    },
    async confirm(id, now) {
      const _id = new Types.ObjectId(id);
      const change = { $set: { confirmed: true, confirmedAt: now, expiresAt: null } };
      await model.updateOne({ _id, confirmed: false, expiresAt: { $gt: now } }, change);
      const stored = await model.findOne({ _id, confirmed: true }).lean<StoredSubscription | null>();
      return stored && toSubscription(stored);
    },
    async remove(id) {
      const { deletedCount } = await model.deleteOne({ _id: new Types.ObjectId(id) });
      return deletedCount === 1;
    },
    async listConfirmed({ after, limit }) {
      const past = after === null ? {} : { _id: { $gt: new Types.ObjectId(after) } };
      const found = await model
        .find({ confirmed: true, ...past })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredSubscription[]>();
      return found.map(toSubscription);
    },
  };
}

function toSubscription({ _id, email, requestedAt, confirmedAt }: StoredSubscription): Subscription {
  return { id: _id.toHexString(), email, requestedAt, confirmedAt };
}
