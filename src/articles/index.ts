export { slugOf, type Article, type Commenting, type DropPublic } from './article.js';
export { ARTICLE_LISTS, articleRoutes, type ArticleRoutesDeps } from './article-routes.js';
export { articleParams, createArticleBody } from './article-schemas.js';
export { createArticleStore, type ArticleStore } from './article-store.js';
export { findPublishedArticle, type FindArticleDeps } from './read-articles.js';
export { createArticleImportStore } from './article-import-store.js';
export { createArticle } from './create-article.js';
export { editArticle } from './edit-article.js';
