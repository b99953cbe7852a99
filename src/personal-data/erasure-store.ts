import { Types, type Connection } from 'mongoose';
import type { Erasure } from './erasure.js';
import { erasureModel, type StoredErasure } from './erasure-model.js';

export interface ErasureStore {
  insert(erasure: Erasure): Promise<void>;
  /** Some of those that are not done, past `after`, by rising ids of their accounts. */
  list(after: string | null, limit: number): Promise<readonly Erasure[]>;
  remove(accountId: string): Promise<void>;
}

const FIRST_ID = '0'.repeat(24);

export function createErasureStore(connection: Connection): ErasureStore {
  const model = erasureModel(connection);
  return {
    async insert({ accountId, ...erasure }) {
      await model.create({ _id: new Types.ObjectId(accountId), ...erasure });
    },
    async list(after, limit) {
      const found = await model
        .find({ _id: { $gt: new Types.ObjectId(after ?? FIRST_ID) } })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredErasure[]>();
      return found.map(({ _id, ...stored }) => ({ accountId: _id.toHexString(), ...stored }));
    },
    async remove(accountId) {
      await model.deleteOne({ _id: new Types.ObjectId(accountId) });
    },
  };
}
