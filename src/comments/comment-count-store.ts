import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { commentCountModel, type StoredCommentCount } from './comment-count-model.js';

/**
 * The number of published comments of each article. Changed outside of transactions, after these have committed, so
 * that the posts under a busy article don't wait for one another; what a crash between the two loses is recounted.
 */
export interface CommentCountStore {
  /** By article id; one that was never counted is left out. */
  findMany(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  add(articleId: string, delta: number): Promise<void>;
  /** Does nothing when the count is no longer `from`. */
  correct(articleId: string, from: number, to: number): Promise<void>;
}

export function createCommentCountStore(connection: Connection): CommentCountStore {
  const model = commentCountModel(connection);
  const add: CommentCountStore['add'] = async (articleId, delta) => {
    const increment = () =>
      model.updateOne({ _id: new Types.ObjectId(articleId) }, { $inc: { published: delta } }, { upsert: true });
    // Of two first comments at once, one finds the count inserted by the other: the second time it is there.
    await increment().catch((error: unknown) => {
      if (isDuplicateKey(error)) return increment();
      throw error;
    });
  };
  return {
    async findMany(articleIds) {
      const ids = articleIds.map((id) => new Types.ObjectId(id));
      const found = await model.find({ _id: { $in: ids } }).lean<StoredCommentCount[]>();
      return new Map(found.map(({ _id, published }) => [_id.toHexString(), published]));
    },
    add,
    async correct(articleId, from, to) {
      if (from === 0) await add(articleId, 0); // it may be missing
      await model.updateOne({ _id: new Types.ObjectId(articleId), published: from }, { $set: { published: to } });
    },
  };
}
