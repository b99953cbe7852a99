export {
  isPublished,
  slugOf,
  type Article,
  type Commenting,
  type CountComments,
  type DropPublic,
  type NoteArticleMoved,
} from './article.js';
export { ARTICLE_LISTS, articleRoutes, type ArticleRoutesDeps } from './article-routes.js';
export { articleParams, createArticleBody } from './article-schemas.js';
export { createArticleStore, type ArticleStore, type NewArticle } from './article-store.js';
export { findPublishedArticle, type FindArticleDeps } from './read-articles.js';
export { createArticleImportStore } from './article-import-store.js';
export { createArticle } from './create-article.js';
export { editArticle } from './edit-article.js';
