import { Types, type Model, type QueryFilter } from 'mongoose';
import type { Comment } from './comment.js';
import { toComment, type StoredComment } from './comment-model.js';

export const COMMENT_SORTS = ['newest', 'oldest', 'recommended'] as const;
export type CommentSort = (typeof COMMENT_SORTS)[number];

/** Where in an article: at its top (null), or under one comment. */
interface CommentPlace {
  readonly articleId: string;
  readonly parentId: string | null;
}

/** The last comment of the page before. */
export type CommentKeyset = Pick<Comment, 'id' | 'createdAt' | 'recommendations'>;

interface PageAfter<Keyset> {
  readonly after: Keyset | null;
  readonly limit: number;
}

interface SortedPage extends PageAfter<CommentKeyset> {
  readonly sort: CommentSort;
}

export interface CommentLists {
  /** What stands in one place of the public lists, placeholders included. Each page is a range of an index, or two. */
  listPlace(place: CommentPlace, page: SortedPage): Promise<readonly Comment[]>;
  /** One reader's own comments in every status, newest first. */
  listByAuthor(authorId: string, page: PageAfter<Pick<CommentKeyset, 'id' | 'createdAt'>>): Promise<readonly Comment[]>;
  /** One reader's own comments under one article in every status, newest first. */
  listOwn(articleId: string, authorId: string, limit: number): Promise<readonly Comment[]>;
  /** The articles under which a reader wrote their `newest` comments, in no order. */
  listArticleSlugs(authorId: string, newest: number): Promise<readonly string[]>;
  /** How many comments a reader has written, and how many of these are removed. */
  tallyAuthor(authorId: string): Promise<{ readonly comments: number; readonly removed: number }>;
  /** Whether a comment by this reader is published at present. */
  hasPublished(authorId: string): Promise<boolean>;
  /** Every comment in falling order of id (replies before what they answer), before `before`; for jobs. */
  listAll(before: string | null, limit: number): Promise<readonly Comment[]>;
  /** How many listed replies each of these comments has; one without any is left out. */
  countReplies(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  countPublished(articleId: string): Promise<number>;
}

type Tallies = 'tallyAuthor' | 'hasPublished' | 'countReplies' | 'countPublished';

type Filter = QueryFilter<StoredComment>;

const LAST_ID = 'f'.repeat(24);

export function listsOf(model: Model<StoredComment>): CommentLists {
  const found = async (filter: Filter, sort: Readonly<Record<string, 1 | -1>>, limit: number) => {
    const stored = await model.find(filter).sort(sort).limit(limit).lean<StoredComment[]>();
    return stored.map(toComment);
  };
  const by = (authorId: string) => ({ authorId: new Types.ObjectId(authorId) });
  return {
    async listPlace({ articleId, parentId }, { sort, after, limit }) {
      const ids = { parentId: parentId && new Types.ObjectId(parentId), articleId: new Types.ObjectId(articleId) };
      const place = { ...ids, listed: true };
      if (after === null) return found(place, ORDERS[sort], limit);
      if (sort === 'newest') return found({ ...place, ...olderThan(after) }, ORDERS.newest, limit);
      if (sort === 'oldest') return found({ ...place, ...youngerThan(after) }, ORDERS.oldest, limit);
      // Most comments have equally few recommendations: a page that begins among these has a range of its own.
      const { recommendations, id } = after;
      const equal = { ...place, recommendations, _id: { $lt: new Types.ObjectId(id) } };
      const first = await found(equal, ORDERS.recommended, limit);
      if (first.length === limit) return first;
      const fewer = { ...place, recommendations: { $lt: recommendations } };
      return [...first, ...(await found(fewer, ORDERS.recommended, limit - first.length))];
    },
    listByAuthor: (authorId, { after, limit }) =>
      found({ ...by(authorId), ...(after === null ? {} : olderThan(after)) }, ORDERS.newest, limit),
    listOwn: (articleId, authorId, limit) =>
      found({ ...by(authorId), articleId: new Types.ObjectId(articleId) }, ORDERS.newest, limit),
    async listArticleSlugs(authorId, newest) {
      const slugs = await model.aggregate<{ readonly _id: string }>([
        { $match: by(authorId) },
        { $sort: ORDERS.newest },
        { $limit: newest },
        { $group: { _id: '$articleSlug' } },
      ]);
      return slugs.map(({ _id }) => _id);
    },
    listAll: (before, limit) => found({ _id: { $lt: new Types.ObjectId(before ?? LAST_ID) } }, { _id: -1 }, limit),
    ...talliesOf(model),
  };
}

function talliesOf(model: Model<StoredComment>): Pick<CommentLists, Tallies> {
  return {
    async tallyAuthor(id) {
      const authorId = new Types.ObjectId(id);
      const [comments, removed] = await Promise.all([
        model.countDocuments({ authorId }),
        model.countDocuments({ authorId, status: 'removed' }),
      ]);
      return { comments, removed };
    },
    async hasPublished(id) {
      const authorId = new Types.ObjectId(id);
      return (await model.exists({ status: 'published', authorId })) !== null;
    },
    async countReplies(ids) {
      const parents = ids.map((id) => new Types.ObjectId(id));
      const counted = await model.aggregate<{ readonly _id: Types.ObjectId; readonly count: number }>([
        { $match: { parentId: { $in: parents }, listed: true } },
        { $group: { _id: '$parentId', count: { $sum: 1 } } },
      ]);
      return new Map(counted.map(({ _id, count }) => [_id.toHexString(), count]));
    },
    countPublished: (id) => model.countDocuments({ articleId: new Types.ObjectId(id), status: 'published' }),
  };
}

const ORDERS = {
  newest: { createdAt: -1, _id: -1 },
  oldest: { createdAt: 1, _id: 1 },
  recommended: { recommendations: -1, _id: -1 },
} as const satisfies Record<CommentSort, Readonly<Record<string, 1 | -1>>>;

// Each bound is said twice, so that every engine starts its index scan there.

function olderThan({ createdAt, id }: Pick<CommentKeyset, 'id' | 'createdAt'>): Filter {
  return {
    createdAt: { $lte: createdAt },
    $or: [{ createdAt: { $lt: createdAt } }, { createdAt, _id: { $lt: new Types.ObjectId(id) } }],
  };
}

function youngerThan({ createdAt, id }: Pick<CommentKeyset, 'id' | 'createdAt'>): Filter {
  return {
    createdAt: { $gte: createdAt },
    $or: [{ createdAt: { $gt: createdAt } }, { createdAt, _id: { $gt: new Types.ObjectId(id) } }],
  };
}
