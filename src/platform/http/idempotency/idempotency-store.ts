import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../../database/database-errors.js';
import { type StoredRequest, storedRequestModel } from './idempotency-model.js';

export type { StoredRequest };

export interface IdempotencyStore {
  /** Stores the request if there is none with its id; of several at once, one is told true. */
  readonly insert: (request: StoredRequest) => Promise<boolean>;
  readonly find: (id: string) => Promise<StoredRequest | null>;
  /** Puts the request in the place of one that expired, or was left unfinished since before `abandonedBefore`. */
  readonly takeOver: (request: StoredRequest, abandonedBefore: Date) => Promise<boolean>;
  readonly finish: (request: StoredRequest, answer: NonNullable<StoredRequest['answer']>) => Promise<void>;
  readonly release: (request: StoredRequest) => Promise<void>;
}

export function createIdempotencyStore(connection: Connection): IdempotencyStore {
  const requests = storedRequestModel(connection);
  return {
    insert: async (request) => {
      try {
        await requests.create(request);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    find: async (id) => requests.findById(id).lean<StoredRequest | null>(),
    takeOver: async (request, abandonedBefore) => {
      const { _id, ...fields } = request;
      const over = [{ expiresAt: { $lte: request.startedAt } }, { answer: null, startedAt: { $lte: abandonedBefore } }];
      const result = await requests.updateOne({ _id, $or: over }, { $set: fields });
      return result.modifiedCount === 1;
    },
    finish: async ({ _id, attempt }, answer) => {
      await requests.updateOne({ _id, attempt }, { $set: { answer } });
    },
    release: async ({ _id, attempt }) => {
      await requests.deleteOne({ _id, attempt });
    },
  };
}
