export {
  isPublished,
  type Article,
  type Commenting,
  type CountComments,
  type DropPublic,
  type NoteArticleMoved,
} from './article.js';
export { createArticleStore, type ArticleStore, type NewArticle } from './article-store.js';
