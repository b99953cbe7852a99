import { Types, type Connection } from 'mongoose';
import { isId } from '../platform/database/ids.js';
import type { AccessToken } from './access-token.js';
import { accessTokenModel, type StoredAccessToken } from './access-token-model.js';

interface NewAccessToken extends Omit<AccessToken, 'id' | 'lastUsedAt'> {
  readonly tokenHash: string;
}

export interface AccessTokenStore {
  insert(token: NewAccessToken): Promise<AccessToken>;
  findByHash(tokenHash: string): Promise<AccessToken | null>;
  /** An account's own, newest first; staff make them by hand, so they are few. */
  listOf(accountId: string): Promise<readonly AccessToken[]>;
  noteUse(id: string, at: Date): Promise<void>;
  /** The token that was deleted; null when there was none. */
  remove(id: string): Promise<AccessToken | null>;
  removeAll(accountId: string): Promise<void>;
}

export function createAccessTokenStore(connection: Connection): AccessTokenStore {
  const model = accessTokenModel(connection);
  return {
    async insert({ accountId, ...token }) {
      const stored = {
        _id: new Types.ObjectId(),
        accountId: new Types.ObjectId(accountId),
        ...token,
        lastUsedAt: null,
      };
      await model.create(stored);
      return toAccessToken(stored);
    },
    async findByHash(tokenHash) {
      const stored = await model.findOne({ tokenHash }).lean<StoredAccessToken | null>();
      return stored && toAccessToken(stored);
    },
    async listOf(accountId) {
      const owner = { accountId: new Types.ObjectId(accountId) };
      const found = await model.find(owner).sort({ _id: -1 }).lean<StoredAccessToken[]>();
      return found.map(toAccessToken);
    },
    async noteUse(id, at) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: { lastUsedAt: at } });
    },
    async removeAll(accountId) {
      await model.deleteMany({ accountId: new Types.ObjectId(accountId) });
    },
    async remove(id) {
      if (!isId(id)) return null;
      const removed = await model.findOneAndDelete({ _id: new Types.ObjectId(id) }).lean<StoredAccessToken | null>();
      return removed && toAccessToken(removed);
    },
  };
}

function toAccessToken({ _id, accountId, ...stored }: StoredAccessToken): AccessToken {
  const { label, createdAt, lastUsedAt, expiresAt } = stored;
  return { id: _id.toHexString(), accountId: accountId.toHexString(), label, createdAt, lastUsedAt, expiresAt };
}
