import { mongo, Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../../../platform/database/database-errors.js';
import { postedTextModel, type StoredPostedText } from './posted-text-model.js';
import { packPairs, unpackPairs } from './stored-pairs.js';

/** A text that somebody posted lately. */
export interface PostedText {
  /** Of its author and words: one author has a text but once. */
  readonly key: string;
  readonly commentId: string;
  readonly authorId: string;
  readonly bands: readonly number[];
  readonly pairs: Uint32Array;
  readonly at: Date;
}

/** When to look back to, and whose texts are left out. */
interface ByOthers {
  readonly since: Date;
  readonly notBy: string;
}

/** When a text that stands there already may be posted again, and when this one is forgotten. */
interface Term {
  readonly freeSince: Date;
  readonly expiresAt: Date;
}

export interface PostedTextStore {
  find(key: string): Promise<Pick<PostedText, 'commentId' | 'at'> | null>;
  /** Texts that have a band in common; at most `MAX_CANDIDATES`. */
  listLike(bands: readonly number[], others: ByOthers): Promise<readonly PostedText[]>;
  /**
   * Notes a text as posted; false, with the surrounding transaction undone, when another comment of its author has
   * taken it after `freeSince`. Of several at once, one is told true.
   */
  take(text: PostedText, term: Term): Promise<boolean>;
  /** Does nothing where the text is by now another comment's. */
  forget(key: string, commentId: string): Promise<void>;
}

/** A wave is told by few; more copies than this prove nothing more. */
const MAX_CANDIDATES = 50;

export function createPostedTextStore(connection: Connection): PostedTextStore {
  const model = postedTextModel(connection);
  return {
    async find(key) {
      const stored = await model.findById(key, { commentId: 1, at: 1 }).lean<StoredPostedText | null>();
      return stored && { commentId: stored.commentId.toHexString(), at: stored.at };
    },
    async listLike(bands, { since, notBy }) {
      if (bands.length === 0) return [];
      const found = await model
        .find({ bands: { $in: [...bands] }, at: { $gt: since }, authorId: { $ne: new Types.ObjectId(notBy) } })
        .limit(MAX_CANDIDATES)
        .lean<StoredPostedText[]>();
      return found.map(toPostedText);
    },
    async take({ key, pairs, ...text }, { freeSince, expiresAt }) {
      const commentId = new Types.ObjectId(text.commentId);
      const fields = {
        ...text,
        commentId,
        authorId: new Types.ObjectId(text.authorId),
        pairs: new mongo.Binary(packPairs(pairs)),
      };
      try {
        await model.updateOne(
          { _id: key, $or: [{ at: { $lte: freeSince } }, { commentId }] },
          { $set: { ...fields, expiresAt } },
          { upsert: true },
        );
        return true;
      } catch (error) {
        // One that doesn't match is there all the same.
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async forget(key, commentId) {
      await model.deleteOne({ _id: key, commentId: new Types.ObjectId(commentId) });
    },
  };
}

function toPostedText({ _id, commentId, authorId, bands, pairs, at }: StoredPostedText): PostedText {
  return {
    key: _id,
    commentId: commentId.toHexString(),
    authorId: authorId.toHexString(),
    bands,
    pairs: unpackPairs(pairs),
    at,
  };
}
