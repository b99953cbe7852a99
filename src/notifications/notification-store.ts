import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { isId } from '../platform/database/ids.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import type { NotificationKind } from './kinds.js';
import type { Notification } from './notification.js';
import { fromNotification, notificationModel, toNotification, type StoredNotification } from './notification-model.js';

/** A place in an account's list: what was shown earlier follows it. */
type NotificationKeyset = Pick<Notification, 'id' | 'showAt'>;

interface NotificationPage {
  readonly after: NotificationKeyset | null;
  readonly limit: number;
  /** What is to be shown later is left out. */
  readonly now: Date;
}

interface Addressed {
  readonly accountId: string;
  readonly kind: NotificationKind;
  readonly dedupeKey: string;
}

export interface NotificationStore {
  /** Has the surrounding transaction start over when one with this key, account and kind has just been made. */
  insert(notification: Notification): Promise<void>;
  /** As `insert`, of many. */
  insertMany(notifications: readonly Notification[]): Promise<void>;
  exists(addressed: Addressed): Promise<boolean>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Notification | null>;
  /** Whatever has this key, for whichever account. */
  findByKey(dedupeKey: string): Promise<readonly Notification[]>;
  /** Those with this key by accounts past `after`, in the order of the accounts' ids. */
  listByKey(dedupeKey: string, after: string | null, limit: number): Promise<readonly Notification[]>;
  removeMany(ids: readonly string[]): Promise<void>;
  /** Deletes some of an account's, listed or not; how many. */
  removeSomeOf(accountId: string, limit: number): Promise<number>;
  /** Puts another name in place of the author's where replies with these keys are told of. */
  setAuthorName(dedupeKeys: readonly string[], authorName: string): Promise<void>;
  /** What an account has in its list, newest first. */
  list(accountId: string, page: NotificationPage): Promise<readonly Notification[]>;
  /** How many of these are unread, `atMost` being as far as it counts. */
  countUnread(accountId: string, now: Date, atMost: number): Promise<number>;
  /** Marks as read what stands at this place of the list or below it. */
  markRead(accountId: string, upTo: NotificationKeyset, at: Date): Promise<void>;
}

export function createNotificationStore(connection: Connection): NotificationStore {
  const model = notificationModel(connection);
  return { ...readsOf(model), ...writesOf(model) };
}

type Writes = 'insert' | 'insertMany' | 'markRead' | 'removeMany' | 'removeSomeOf' | 'setAuthorName';

function readsOf(model: Model<StoredNotification>): Omit<NotificationStore, Writes> {
  return {
    async exists({ accountId, kind, dedupeKey }) {
      const filter = { dedupeKey, accountId: new Types.ObjectId(accountId), kind };
      return (await model.exists(filter)) !== null;
    },
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findById(new Types.ObjectId(id)).lean<StoredNotification | null>();
      return stored && toNotification(stored);
    },
    async findByKey(dedupeKey) {
      const found = await model.find({ dedupeKey }).lean<StoredNotification[]>();
      return found.map(toNotification);
    },
    async listByKey(dedupeKey, after, limit) {
      const past = after === null ? {} : { accountId: { $gt: new Types.ObjectId(after) } };
      const found = await model
        .find({ dedupeKey, ...past })
        .sort({ accountId: 1, kind: 1 })
        .limit(limit)
        .lean<StoredNotification[]>();
      return found.map(toNotification);
    },
    async list(accountId, { after, limit, now }) {
      const found = await model
        .find({ ...listOf(accountId), ...(after === null ? { showAt: { $lte: now } } : olderThan(after)) })
        .sort({ showAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredNotification[]>();
      return found.map(toNotification);
    },
    countUnread: (accountId, now, atMost) =>
      model.countDocuments({ ...listOf(accountId), readAt: null, showAt: { $lte: now } }, { limit: atMost }),
  };
}

function writesOf(model: Model<StoredNotification>): Pick<NotificationStore, Writes> {
  return {
    async insert(notification) {
      try {
        await model.create(fromNotification(notification));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This notification') : error;
      }
    },
    async insertMany(notifications) {
      try {
        await model.insertMany(notifications.map(fromNotification), { lean: true });
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('One of these notifications') : error;
      }
    },
    async removeMany(ids) {
      await model.deleteMany({ _id: { $in: ids.map((id) => new Types.ObjectId(id)) } });
    },
    async removeSomeOf(accountId, limit) {
      const found = await model
        .find({ accountId: new Types.ObjectId(accountId) }, { _id: 1 })
        .limit(limit)
        .lean<Pick<StoredNotification, '_id'>[]>();
      if (found.length > 0) await model.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
      return found.length;
    },
    async setAuthorName(dedupeKeys, authorName) {
      const replies = { dedupeKey: { $in: [...dedupeKeys] }, kind: 'reply' as const };
      await model.updateMany(replies, { $set: { 'data.authorName': authorName } });
    },
    async markRead(accountId, { id, showAt }, at) {
      const _id = new Types.ObjectId(id);
      const upTo = { showAt: { $lte: showAt }, $or: [{ showAt: { $lt: showAt } }, { showAt, _id: { $lte: _id } }] };
      await model.updateMany({ ...listOf(accountId), readAt: null, ...upTo }, { $set: { readAt: at } });
    },
  };
}

const listOf = (accountId: string) => ({ accountId: new Types.ObjectId(accountId), listed: true });

/** The bound is said twice, so that every engine starts its index scan there. */
function olderThan({ showAt, id }: NotificationKeyset): QueryFilter<StoredNotification> {
  return {
    showAt: { $lte: showAt },
    $or: [{ showAt: { $lt: showAt } }, { showAt, _id: { $lt: new Types.ObjectId(id) } }],
  };
}
