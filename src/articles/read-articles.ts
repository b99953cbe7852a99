import type { z } from 'zod';
import type { Clock } from '../platform/clock.js';
import { AppError } from '../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../platform/http/pagination.js';
import { commentingAt, isPublished, type Article, type ClosesAfterDays } from './article.js';
import { articleCursor, type listArticlesQuery } from './article-schemas.js';
import type { ArticleStore } from './article-store.js';

interface CommentingDeps {
  readonly closesAfterDays: ClosesAfterDays;
  readonly clock: Clock;
}

export interface FindArticleDeps extends CommentingDeps {
  readonly articleStore: Pick<ArticleStore, 'findBySlug'>;
}

interface ListArticlesDeps extends CommentingDeps {
  readonly articleStore: Pick<ArticleStore, 'list'>;
}

/** The article as readers may see it. Throws `not_found`, also before its time of publication. */
export async function findPublishedArticle(deps: FindArticleDeps, slug: string): Promise<Article> {
  const article = await deps.articleStore.findBySlug(slug);
  if (article === null || !isPublished(article, deps.clock.now())) throw new AppError('not_found');
  return withCommenting(deps, article);
}

/** An article that says whether readers may comment at this moment, which its age has a part in. */
export async function withCommenting({ closesAfterDays, clock }: CommentingDeps, article: Article): Promise<Article> {
  const at = { now: clock.now(), closesAfterDays: await closesAfterDays(article.section) };
  return { ...article, commenting: commentingAt(article, at) };
}

/** One page of published articles, newest first. Throws `invalid_cursor`. */
export async function listArticles(
  deps: ListArticlesDeps,
  { section, tag, limit, cursor }: z.output<typeof listArticlesQuery>,
): Promise<Page<Article>> {
  const keyset = decodeCursor(articleCursor, cursor);
  const after = keyset && { publishedAt: new Date(keyset.publishedAt), id: keyset.id };
  const filter = { now: deps.clock.now(), section, tag };
  const found = await deps.articleStore.list(filter, { after, limit: limit + 1 });
  const page = toPage(found, limit, ({ publishedAt, id }) => ({ publishedAt, id }));
  return { ...page, items: await Promise.all(page.items.map((article) => withCommenting(deps, article))) };
}
