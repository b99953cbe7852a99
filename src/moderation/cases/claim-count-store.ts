import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../platform/database/database-errors.js';
import { claimCountModel, type StoredClaimCount } from './claim-count-model.js';

export interface ClaimCountStore {
  /** Counts one claim of this editor, and returns how many there have been, from 1. */
  count(editorId: string): Promise<number>;
}

export function createClaimCountStore(connection: Connection): ClaimCountStore {
  const model = claimCountModel(connection);
  const count = async (_id: Types.ObjectId): Promise<number> => {
    const counted = await model
      .findOneAndUpdate({ _id }, { $inc: { count: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<StoredClaimCount | null>();
    return counted?.count ?? 1;
  };
  return {
    async count(editorId) {
      const _id = new Types.ObjectId(editorId);
      try {
        return await count(_id);
      } catch (error) {
        // The editor's first two claims came at once; the count is there by now.
        if (isDuplicateKey(error)) return count(_id);
        throw error;
      }
    },
  };
}
