import { Types, type Connection, type Model, type QueryFilter } from 'mongoose';
import { isDuplicateKey } from '../platform/database/database-errors.js';
import { isId } from '../platform/database/ids.js';
import { AppError } from '../platform/errors.js';
import type { Article } from './article.js';
import { articleModel, type StoredArticle } from './article-model.js';

export type NewArticle = Omit<Article, 'id'>;
export type ArticleChanges = Partial<Omit<NewArticle, 'slug'>>;

/** Articles published up to `now`, in one section or under one tag where these are given. */
interface ArticleFilter {
  readonly now: Date;
  readonly section?: string | undefined;
  readonly tag?: string | undefined;
}

/** The last article of the page before: those published earlier follow. */
interface ArticleKeyset {
  readonly publishedAt: Date;
  readonly id: string;
}

/** Articles published from `from` up to `to`, both included. */
interface ArticleTimes {
  readonly from: Date;
  readonly to: Date;
}

/** Where an article stands, and when it was published. */
export interface ArticleAddress {
  readonly id: string;
  readonly slug: string;
  readonly publishedAt: Date;
}

interface ArticlePage {
  readonly after: ArticleKeyset | null;
  readonly limit: number;
}

interface Topics {
  readonly sections: readonly string[];
  readonly tags: readonly string[];
}

export interface ArticleStore {
  /** Throws `slug_taken`, also to all but one of several that insert one slug at once. */
  insert(article: NewArticle): Promise<Article>;
  /** The article as it is after the change; null when there is none. */
  change(id: string, changes: ArticleChanges): Promise<Article | null>;
  /** Null when there is none, or when `id` cannot be one. */
  findById(id: string): Promise<Article | null>;
  /** Published or not. */
  findBySlug(slug: string): Promise<Article | null>;
  /** By id; articles that are not there are left out. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Article>>;
  /** By slug; articles that are not there are left out. */
  findSections(slugs: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Newest first. */
  list(filter: ArticleFilter, page: ArticlePage): Promise<readonly Article[]>;
  /** The sections and tags of the newest articles, the most used first. */
  listTopics(now: Date, newest: number): Promise<Topics>;
  /** Newest first, without what they say. */
  listAddresses(times: ArticleTimes, page: ArticlePage): Promise<readonly ArticleAddress[]>;
  /** When the first of all was published; null where there is none. */
  findFirstTime(): Promise<Date | null>;
  /** Every article's id, rising, after `after`; for jobs that walk through all. */
  listIds(after: string | null, limit: number): Promise<readonly string[]>;
}

export function createArticleStore(connection: Connection): ArticleStore {
  const model = articleModel(connection);
  return { ...readsOf(model), ...listsOf(model), ...addressesOf(model), ...writesOf(model) };
}

function readsOf(
  model: Model<StoredArticle>,
): Pick<ArticleStore, 'findById' | 'findBySlug' | 'findMany' | 'findSections'> {
  const findOne = async (filter: QueryFilter<StoredArticle>) => {
    const stored = await model.findOne(filter).lean<StoredArticle | null>();
    return stored && toArticle(stored);
  };
  return {
    findById: async (id) => (isId(id) ? findOne({ _id: new Types.ObjectId(id) }) : null),
    findBySlug: (slug) => findOne({ slug }),
    async findMany(ids) {
      const known = [...new Set(ids)].filter(isId).map((id) => new Types.ObjectId(id));
      if (known.length === 0) return new Map();
      const found = await model.find({ _id: { $in: known } }).lean<StoredArticle[]>();
      return new Map(found.map((stored) => [stored._id.toHexString(), toArticle(stored)]));
    },
    async findSections(slugs) {
      if (slugs.length === 0) return new Map();
      const found = await model
        .find({ slug: { $in: slugs } }, { _id: 0, slug: 1, section: 1 })
        .lean<Pick<StoredArticle, 'slug' | 'section'>[]>();
      return new Map(found.map(({ slug, section }) => [slug, section]));
    },
  };
}

type Lists = 'list' | 'listIds' | 'listTopics';
type Addresses = 'listAddresses' | 'findFirstTime';

function listsOf(model: Model<StoredArticle>): Pick<ArticleStore, Lists> {
  return {
    async list({ now, section, tag }, { after, limit }) {
      const found = await model
        .find({
          ...(section === undefined ? {} : { section }),
          ...(tag === undefined ? {} : { tags: tag }),
          ...publishedBefore(now, after),
        })
        .sort({ publishedAt: -1, _id: -1 })
        .limit(limit)
        .lean<StoredArticle[]>();
      return found.map(toArticle);
    },
    async listTopics(now, newest) {
      const found = await model
        .find({ publishedAt: { $lte: now } }, { _id: 0, section: 1, tags: 1 })
        .sort({ publishedAt: -1, _id: -1 })
        .limit(newest)
        .lean<Pick<StoredArticle, 'section' | 'tags'>[]>();
      return {
        sections: mostUsed(found.map(({ section }) => section)),
        tags: mostUsed(found.flatMap(({ tags }) => tags)),
      };
    },
    async listIds(after, limit) {
      const bound = after === null ? new Types.ObjectId('0'.repeat(24)) : new Types.ObjectId(after);
      const found = await model
        .find({ _id: { $gt: bound } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Pick<StoredArticle, '_id'>[]>();
      return found.map(({ _id }) => _id.toHexString());
    },
  };
}

function addressesOf(model: Model<StoredArticle>): Pick<ArticleStore, Addresses> {
  return {
    async listAddresses({ from, to }, { after, limit }) {
      const found = await model
        .find({ $and: [{ publishedAt: { $gte: from } }, publishedBefore(to, after)] }, { slug: 1, publishedAt: 1 })
        .sort({ publishedAt: -1, _id: -1 })
        .limit(limit)
        .lean<Pick<StoredArticle, '_id' | 'slug' | 'publishedAt'>[]>();
      return found.map(({ _id, slug, publishedAt }) => ({ id: _id.toHexString(), slug, publishedAt }));
    },
    async findFirstTime() {
      const first = await model
        .findOne({}, { publishedAt: 1 })
        .sort({ publishedAt: 1, _id: 1 })
        .lean<Pick<StoredArticle, 'publishedAt'> | null>();
      return first?.publishedAt ?? null;
    },
  };
}

function writesOf(model: Model<StoredArticle>): Pick<ArticleStore, 'insert' | 'change'> {
  return {
    async insert(article) {
      const _id = new Types.ObjectId();
      try {
        await model.create({ _id, ...article });
      } catch (cause) {
        throw isDuplicateKey(cause) ? new AppError('slug_taken', { cause }) : cause;
      }
      return toArticle({ _id, ...article });
    },
    async change(id, changes) {
      const stored = await model
        .findOneAndUpdate({ _id: new Types.ObjectId(id) }, { $set: changes }, { returnDocument: 'after' })
        .lean<StoredArticle | null>();
      return stored && toArticle(stored);
    },
  };
}

function mostUsed(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

/** The bound of a later page is said twice, so that every engine starts its index scan there. */
function publishedBefore(now: Date, after: ArticleKeyset | null): QueryFilter<StoredArticle> {
  if (after === null) return { publishedAt: { $lte: now } };
  const { publishedAt } = after;
  return {
    publishedAt: { $lte: publishedAt < now ? publishedAt : now },
    $or: [{ publishedAt: { $lt: publishedAt } }, { publishedAt, _id: { $lt: new Types.ObjectId(after.id) } }],
  };
}

function toArticle({ _id, ...article }: StoredArticle): Article {
  const { picture = '', ...byline } = article.byline;
  return { id: _id.toHexString(), ...article, byline: { ...byline, picture } };
}
