import { Types, type Connection } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import { recommendationModel, type StoredRecommendation } from './recommendation-model.js';

/** Who recommends which comment. */
export interface Recommendation {
  readonly commentId: string;
  readonly articleId: string;
  readonly accountId: string;
}

/** A recommendation with its place in the list of its account. */
export interface ListedRecommendation extends Omit<Recommendation, 'accountId'> {
  readonly id: string;
}

type Pair = Pick<Recommendation, 'commentId' | 'accountId'>;

export interface RecommendationStore {
  has(pair: Pair): Promise<boolean>;
  /** Within a transaction, after `has`: where another request was first, the transaction runs again. */
  insert(recommendation: Recommendation): Promise<void>;
  /** Whether it was there. */
  remove(pair: Pair): Promise<boolean>;
  /** The comments under one article that a reader recommends, the latest first. */
  listCommentIds(articleId: string, accountId: string, limit: number): Promise<readonly string[]>;
  /** All of an account, some at a time: by article, and of one the latest first. */
  listOf(
    accountId: string,
    after: ListedRecommendation | null,
    limit: number,
  ): Promise<readonly ListedRecommendation[]>;
  /** How many recommendations each of these comments has; one without any is left out. */
  count(commentIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export function createRecommendationStore(connection: Connection): RecommendationStore {
  const model = recommendationModel(connection);
  return {
    async has(pair) {
      return (await model.findOne(keyOf(pair), { _id: 1 }).lean()) !== null;
    },
    async insert({ articleId, ...pair }) {
      try {
        await model.create({ ...keyOf(pair), articleId: new Types.ObjectId(articleId) });
      } catch (cause) {
        throw isDuplicateKey(cause) ? outOfDate('The recommendation') : cause;
      }
    },
    async remove(pair) {
      const { deletedCount } = await model.deleteOne(keyOf(pair));
      return deletedCount === 1;
    },
    async listCommentIds(articleId, accountId, limit) {
      const found = await model
        .find({ accountId: new Types.ObjectId(accountId), articleId: new Types.ObjectId(articleId) })
        .sort({ _id: -1 })
        .limit(limit)
        .lean<StoredRecommendation[]>();
      return found.map(({ commentId }) => commentId.toHexString());
    },
    async listOf(accountId, after, limit) {
      const found = await model
        .find({ accountId: new Types.ObjectId(accountId), ...past(after) })
        .sort({ articleId: 1, _id: -1 })
        .limit(limit)
        .lean<StoredRecommendation[]>();
      return found.map(({ _id, commentId, articleId }) => ({
        id: _id.toHexString(),
        commentId: commentId.toHexString(),
        articleId: articleId.toHexString(),
      }));
    },
    async count(commentIds) {
      const counted = await model.aggregate<{ readonly _id: Types.ObjectId; readonly count: number }>([
        { $match: { commentId: { $in: commentIds.map((id) => new Types.ObjectId(id)) } } },
        { $group: { _id: '$commentId', count: { $sum: 1 } } },
      ]);
      return new Map(counted.map(({ _id, count }) => [_id.toHexString(), count]));
    },
  };
}

/** The bound is said twice, so that every engine starts its index scan there. */
function past(after: ListedRecommendation | null) {
  if (after === null) return {};
  const articleId = new Types.ObjectId(after.articleId);
  return {
    articleId: { $gte: articleId },
    $or: [{ articleId: { $gt: articleId } }, { articleId, _id: { $lt: new Types.ObjectId(after.id) } }],
  };
}

function keyOf({ commentId, accountId }: Pair) {
  return { commentId: new Types.ObjectId(commentId), accountId: new Types.ObjectId(accountId) };
}
