import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { isId } from '../../platform/database/ids.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import { MISUSE_OF_FLAGS, type Sanction } from './sanction.js';
import { fromSanction, sanctionModel, toSanction, type StoredSanction } from './sanction-model.js';

/** The last sanction of the page before: earlier ones follow. */
interface SanctionKeyset {
  readonly startsAt: Date;
  readonly id: string;
}

interface SanctionPage {
  readonly after: SanctionKeyset | null;
  readonly limit: number;
}

interface Lifting {
  /** Null: by itself. */
  readonly liftedBy: string | null;
  readonly liftedAt: Date;
}

export interface SanctionStore {
  /** Has the surrounding transaction start over when another has just taken this one's place. */
  insert(sanction: Sanction): Promise<void>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Sanction | null>;
  /** An account's own that hold at `now`, in no order. */
  findInForce(accountId: string, now: Date): Promise<readonly Sanction[]>;
  /** Those that came with a decision and have not been lifted. */
  findByDecision(decisionId: string): Promise<readonly Sanction[]>;
  /** An account's own, newest first. */
  list(accountId: string, page: SanctionPage): Promise<readonly Sanction[]>;
  /** Those of these accounts for misuse of flags, lifted or not, the earliest first. */
  listForMisuse(accountIds: readonly string[]): Promise<readonly Sanction[]>;
  /** False when it was lifted before. */
  lift(id: string, lifting: Lifting): Promise<boolean>;
  /** Has it hold again; false when it was not lifted. */
  restore(id: string): Promise<boolean>;
  /** Empties what editors noted on the sanctions of an account. */
  eraseNotesOf(accountId: string): Promise<void>;
  /** False when it was acknowledged before. */
  acknowledge(id: string, at: Date): Promise<boolean>;
}

export function createSanctionStore(connection: Connection): SanctionStore {
  const model = sanctionModel(connection);
  return { ...readsOf(model), ...writesOf(model) };
}

type Writes = 'insert' | 'lift' | 'restore' | 'eraseNotesOf' | 'acknowledge';

function readsOf(model: Model<StoredSanction>): Omit<SanctionStore, Writes> {
  const find = async (filter: QueryFilter<StoredSanction>) =>
    (await model.find(filter).lean<StoredSanction[]>()).map(toSanction);
  return {
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await model.findOne({ _id: new Types.ObjectId(id) }).lean<StoredSanction | null>();
      return stored && toSanction(stored);
    },
    findInForce: (accountId, now) =>
      find({
        accountId: new Types.ObjectId(accountId),
        startsAt: { $lte: now },
        liftedAt: null,
        $or: [{ endsAt: null }, { endsAt: { $gt: now } }],
      }),
    findByDecision: (decisionId) => find({ decisionId: new Types.ObjectId(decisionId), liftedAt: null }),
    async list(accountId, { after, limit }) {
      const found = await model
        .find({ accountId: new Types.ObjectId(accountId), ...earlierThan(after) })
        .sort({ startsAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredSanction[]>();
      return found.map(toSanction);
    },
    listForMisuse: async (accountIds) => {
      const accountId = { $in: accountIds.map((id) => new Types.ObjectId(id)) };
      const found = await find({ accountId, reason: MISUSE_OF_FLAGS });
      return found.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
    },
  };
}

function writesOf(model: Model<StoredSanction>): Pick<SanctionStore, Writes> {
  return {
    async insert(sanction) {
      try {
        await model.create(fromSanction(sanction));
      } catch (error) {
        throw isDuplicateKey(error) ? outOfDate('This sanction') : error;
      }
    },
    async lift(id, { liftedBy, liftedAt }) {
      const change = { $set: { liftedBy: liftedBy === null ? null : new Types.ObjectId(liftedBy), liftedAt } };
      const { matchedCount } = await model.updateOne({ _id: new Types.ObjectId(id), liftedAt: null }, change);
      return matchedCount > 0;
    },
    async restore(id) {
      const lifted = { _id: new Types.ObjectId(id), liftedAt: { $ne: null } };
      const { matchedCount } = await model.updateOne(lifted, { $set: { liftedBy: null, liftedAt: null } });
      return matchedCount > 0;
    },
    async eraseNotesOf(accountId) {
      await model.updateMany({ accountId: new Types.ObjectId(accountId) }, { $set: { note: null } });
    },
    async acknowledge(id, acknowledgedAt) {
      const unread = { _id: new Types.ObjectId(id), acknowledgedAt: null };
      const { matchedCount } = await model.updateOne(unread, { $set: { acknowledgedAt } });
      return matchedCount > 0;
    },
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function earlierThan(after: SanctionKeyset | null): QueryFilter<StoredSanction> {
  if (after === null) return {};
  const { startsAt } = after;
  const _id = { $lt: new Types.ObjectId(after.id) };
  return { startsAt: { $lte: startsAt }, $or: [{ startsAt: { $lt: startsAt } }, { startsAt, _id }] };
}
