import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import { isPublished, type Article } from './article.js';
import { articleCursor, type listArticlesQuery } from './article-schemas.js';
import type { ArticleStore } from './article-store.js';

export interface FindArticleDeps {
  readonly articleStore: Pick<ArticleStore, 'findBySlug'>;
  readonly clock: Clock;
}

interface ListArticlesDeps {
  readonly articleStore: Pick<ArticleStore, 'list'>;
  readonly clock: Clock;
}

/** The article as readers may see it. Throws `not_found`, also before its time of publication. */
export async function findPublishedArticle({ articleStore, clock }: FindArticleDeps, slug: string): Promise<Article> {
  const article = await articleStore.findBySlug(slug);
  if (article === null || !isPublished(article, clock.now())) throw new AppError('not_found');
  return article;
}

/** One page of published articles, newest first. Throws `invalid_cursor`. */
export async function listArticles(
  { articleStore, clock }: ListArticlesDeps,
  { section, tag, limit, cursor }: z.output<typeof listArticlesQuery>,
): Promise<Page<Article>> {
  const keyset = decodeCursor(articleCursor, cursor);
  const after = keyset && { publishedAt: new Date(keyset.publishedAt), id: keyset.id };
  const found = await articleStore.list({ now: clock.now(), section, tag }, { after, limit: limit + 1 });
  return toPage(found, limit, ({ publishedAt, id }) => ({ publishedAt, id }));
}
