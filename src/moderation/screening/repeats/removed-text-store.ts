import { mongo, Types, type Connection } from 'mongoose';
import { removedTextModel, type StoredRemovedText } from './removed-text-model.js';
import { packPairs, unpackPairs } from './stored-pairs.js';

/** The text of a comment that an editor removed. */
export interface RemovedText {
  readonly commentId: string;
  readonly bands: readonly number[];
  readonly pairs: Uint32Array;
  readonly removedAt: Date;
}

export interface RemovedTextStore {
  /** Texts that have a band in common and were removed since then; at most `MAX_CANDIDATES`. */
  listLike(bands: readonly number[], since: Date): Promise<readonly RemovedText[]>;
  /** Twice does no harm. */
  put(text: RemovedText, expiresAt: Date): Promise<void>;
  delete(commentId: string): Promise<void>;
}

/** One is enough; some of those that are found turn out to be too different. */
const MAX_CANDIDATES = 50;

export function createRemovedTextStore(connection: Connection): RemovedTextStore {
  const model = removedTextModel(connection);
  return {
    async listLike(bands, since) {
      if (bands.length === 0) return [];
      const found = await model
        .find({ bands: { $in: [...bands] }, removedAt: { $gt: since } })
        .limit(MAX_CANDIDATES)
        .lean<StoredRemovedText[]>();
      return found.map(toRemovedText);
    },
    async put({ commentId, pairs, ...text }, expiresAt) {
      const fields = { ...text, pairs: new mongo.Binary(packPairs(pairs)), expiresAt };
      await model.updateOne({ _id: new Types.ObjectId(commentId) }, { $set: fields }, { upsert: true });
    },
    async delete(commentId) {
      await model.deleteOne({ _id: new Types.ObjectId(commentId) });
    },
  };
}

function toRemovedText({ _id, bands, pairs, removedAt }: StoredRemovedText): RemovedText {
  return { commentId: _id.toHexString(), bands, pairs: unpackPairs(pairs), removedAt };
}
