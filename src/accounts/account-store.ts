import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { isId } from '../platform/database/ids.js';
import { AppError } from '../platform/errors.js';
import type { Account, Credentials } from './account.js';
import { accountModel, type StoredAccount } from './account-model.js';

type NewAccount = Omit<StoredAccount, '_id'>;

/** What can change of an account; what is left out stays as it is. */
export type AccountChanges = Partial<Omit<NewAccount, 'createdAt'>>;

export interface AccountStore {
  /** Throws `email_taken`, also to all but one of several that insert one address at once. */
  insert(account: NewAccount): Promise<Account>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Account | null>;
  /** By id; accounts that are not there are left out. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Account>>;
  /** Some of those with a role past `after`, by rising ids; none when that is all. */
  listByRole(role: Account['role'], after: string | null, limit: number): Promise<readonly Account[]>;
  /** `email` is normalised. */
  findByEmail(email: string): Promise<Account | null>;
  /** `email` is normalised. */
  findCredentials(email: string): Promise<Credentials | null>;
  /** Null when there is none, or when `id` cannot be one. */
  findCredentialsOf(id: string): Promise<Credentials | null>;
  /** Throws `email_taken`. */
  change(id: string, changes: AccountChanges): Promise<void>;
  /** Puts another hash of the same password in place of `from`; does nothing where that is no longer the hash. */
  replaceHash(id: string, from: string, to: string): Promise<void>;
}

export function createAccountStore(connection: Connection): AccountStore {
  const model = accountModel(connection);
  return { ...readsOf(model), ...writesOf(model) };
}

type Writes = 'insert' | 'change' | 'replaceHash';

function readsOf(model: Model<StoredAccount>): Omit<AccountStore, Writes> {
  const findOne = (filter: QueryFilter<StoredAccount>) => model.findOne(filter).lean<StoredAccount | null>();
  return {
    async findById(id) {
      if (!isId(id)) return null;
      const stored = await findOne({ _id: new Types.ObjectId(id) });
      return stored && toAccount(stored);
    },
    async findMany(ids) {
      const known = [...new Set(ids)].filter(isId).map((id) => new Types.ObjectId(id));
      if (known.length === 0) return new Map();
      const found = await model.find({ _id: { $in: known } }).lean<StoredAccount[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), toAccount(stored)]));
    },
    async listByRole(role, after, limit) {
      const past = after === null ? {} : { _id: { $gt: new Types.ObjectId(after) } };
      const found = await model
        .find({ role, ...past })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredAccount[]>();
      return found.map(toAccount);
    },
    async findByEmail(email) {
      const stored = await findOne({ email });
      return stored && toAccount(stored);
    },
    async findCredentials(email) {
      const stored = await findOne({ email });
      return stored && toCredentials(stored);
    },
    async findCredentialsOf(id) {
      const stored = isId(id) ? await findOne({ _id: new Types.ObjectId(id) }) : null;
      return stored && toCredentials(stored);
    },
  };
}

function writesOf(model: Model<StoredAccount>): Pick<AccountStore, Writes> {
  return {
    async insert(account) {
      const stored = { _id: new Types.ObjectId(), ...account };
      try {
        await model.create(stored);
      } catch (cause) {
        throw takenOr(cause);
      }
      return toAccount(stored);
    },
    async change(id, changes) {
      try {
        await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: changes });
      } catch (cause) {
        throw takenOr(cause);
      }
    },
    async replaceHash(id, from, to) {
      await model.updateOne({ _id: new Types.ObjectId(id), passwordHash: from }, { $set: { passwordHash: to } });
    },
  };
}

/** The e-mail address is all that is unique of an account. */
function takenOr(cause: unknown): unknown {
  return isDuplicateKey(cause) ? new AppError('email_taken', { cause }) : cause;
}

function toCredentials(stored: StoredAccount): Credentials {
  return { account: toAccount(stored), passwordHash: stored.passwordHash };
}

function toAccount({ _id, passwordHash: _secret, ...stored }: StoredAccount): Account {
  const { renamedAt = [], pendingEmail = null, interests = [], erasedAt = null, ...account } = stored;
  return { id: _id.toHexString(), ...account, renamedAt, pendingEmail, interests, erasedAt };
}
