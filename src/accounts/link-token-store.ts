import { Types, type Connection } from 'mongoose';
import { DAY_MS } from '../platform/clock.js';
import type { LinkPurpose, LinkToken } from './link-token.js';
import { linkTokenModel, type StoredLinkToken } from './link-token-model.js';

const KEPT_MS = 30 * DAY_MS;

/** What somebody who opens a link presents. */
interface Presented {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly now: Date;
}

export interface LinkTokenStore {
  /** Null when it was never sent, or long ago. */
  find(tokenHash: string): Promise<LinkToken | null>;
  /** Stores a token, or puts off the end of one that is there; a used one stays used. */
  save(token: Omit<LinkToken, 'usedAt'>): Promise<void>;
  /** The token that fits, has not expired and was not used. */
  findUsable(presented: Presented): Promise<LinkToken | null>;
  /** As `findUsable`, and marks it as used: of several at once, one gets it. */
  use(presented: Presented): Promise<LinkToken | null>;
  removeAll(accountId: string): Promise<void>;
  /** Marks every other token of an account for this purpose as used. */
  useAll(accountId: string, purpose: LinkPurpose, now: Date): Promise<void>;
}

export function createLinkTokenStore(connection: Connection): LinkTokenStore {
  const model = linkTokenModel(connection);
  return {
    async find(tokenHash) {
      const stored = await model.findById(tokenHash).lean<StoredLinkToken | null>();
      return stored && toLinkToken(stored);
    },
    async save({ tokenHash, purpose, accountId, email, expiresAt }) {
      const keptUntil = new Date(expiresAt.getTime() + KEPT_MS);
      const fields = { purpose, accountId: new Types.ObjectId(accountId), email, usedAt: null };
      const update = { $set: { expiresAt, keptUntil }, $setOnInsert: fields };
      await model.updateOne({ _id: tokenHash }, update, { upsert: true });
    },
    async findUsable(presented) {
      const stored = await model.findOne(usable(presented)).lean<StoredLinkToken | null>();
      return stored && toLinkToken(stored);
    },
    async use(presented) {
      const used = await model
        .findOneAndUpdate(usable(presented), { $set: { usedAt: presented.now } })
        .lean<StoredLinkToken | null>();
      return used && toLinkToken(used);
    },
    async removeAll(accountId) {
      await model.deleteMany({ accountId: new Types.ObjectId(accountId) });
    },
    async useAll(accountId, purpose, now) {
      const unused = { accountId: new Types.ObjectId(accountId), purpose, usedAt: null };
      await model.updateMany(unused, { $set: { usedAt: now } });
    },
  };
}

function usable({ tokenHash, purpose, now }: Presented) {
  return { _id: tokenHash, purpose, usedAt: null, expiresAt: { $gt: now } };
}

function toLinkToken({ _id, accountId, purpose, email, expiresAt, usedAt }: StoredLinkToken): LinkToken {
  return { tokenHash: _id, accountId: accountId.toHexString(), purpose, email, expiresAt, usedAt };
}
