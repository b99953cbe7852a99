import { Types, type Connection } from 'mongoose';
import { bulkInsert } from '../platform/database/bulk-insert.js';
import type { Article } from './article.js';
import { articleModel } from './article-model.js';

/** Writes whole sets of articles past the use cases; the caller answers for every rule. */
export interface ArticleImportStore {
  readonly insertArticles: (articles: readonly Article[]) => Promise<void>;
}

export function createArticleImportStore(connection: Connection): ArticleImportStore {
  const model = articleModel(connection);
  return {
    insertArticles: (articles) =>
      bulkInsert(
        model,
        articles.map(({ id, ...article }) => ({ _id: new Types.ObjectId(id), ...article })),
      ),
  };
}
