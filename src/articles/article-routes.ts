import { definedOf } from '../platform/defined-of.js';
import { defineRoute, type Route } from '../platform/http/route.js';
import type { ClosesAfterDays, CountComments } from './article.js';
import {
  articleAnswer,
  articlePageAnswer,
  articleParams,
  createArticleBody,
  editArticleBody,
  listArticlesQuery,
} from './article-schemas.js';
import type { ArticleStore } from './article-store.js';
import { createArticle, type CreateArticleDeps } from './create-article.js';
import { editArticle, type EditArticleDeps } from './edit-article.js';
import { presentArticle, presentArticles } from './present-article.js';
import { findPublishedArticle, listArticles, withCommenting } from './read-articles.js';

export interface ArticleRoutesDeps extends CreateArticleDeps, EditArticleDeps {
  readonly articleStore: ArticleStore;
  readonly countComments: CountComments;
  readonly closesAfterDays: ClosesAfterDays;
}

/** What the public cache knows the lists of articles by; their pages go by the article's slug. */
export const ARTICLE_LISTS = 'articles';

export function articleRoutes(deps: ArticleRoutesDeps): readonly Route[] {
  return [...readingRoutes(deps), ...writingRoutes(deps)];
}

function readingRoutes(deps: ArticleRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/articles',
      summary: 'List the published articles, newest first',
      permission: 'article.read',
      query: listArticlesQuery,
      answers: { 200: articlePageAnswer },
      errors: ['invalid_cursor'],
      cache: () => ARTICLE_LISTS,
      handle: async ({ query }) => {
        const { items, nextCursor } = await listArticles(deps, query);
        return { status: 200, body: { items: await presentArticles(deps, items), nextCursor } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/articles/:slug',
      summary: 'Read an article',
      permission: 'article.read',
      params: articleParams,
      answers: { 200: articleAnswer },
      errors: ['not_found'],
      cache: ({ slug }) => slug,
      handle: async ({ params }) => {
        const article = await findPublishedArticle(deps, params.slug);
        return { status: 200, body: await presentArticle(deps, article) };
      },
    }),
  ];
}

function writingRoutes(deps: ArticleRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/articles',
      summary: 'Publish an article, at once or at a time to come',
      permission: 'article.write',
      body: createArticleBody,
      answers: { 201: articleAnswer },
      errors: ['slug_taken'],
      limit: 'write',
      handle: async ({ viewer, body }) => {
        const article = await createArticle(deps, { editorId: viewer.id, article: body });
        return { status: 201, body: await presentArticle(deps, await withCommenting(deps, article)) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/articles/:slug',
      summary: 'Change an article; what is left out stays as it is',
      permission: 'article.write',
      params: articleParams,
      body: editArticleBody,
      answers: { 200: articleAnswer },
      errors: ['not_found'],
      limit: 'write',
      handle: async ({ viewer, params, body }) => {
        const article = await editArticle(deps, { editorId: viewer.id, slug: params.slug, changes: definedOf(body) });
        return { status: 200, body: await presentArticle(deps, await withCommenting(deps, article)) };
      },
    }),
  ];
}
