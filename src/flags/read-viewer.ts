import { findPublishedArticle, type FindArticleDeps } from '../articles/index.js';
import type { Comment, CommentStore, RecommendationStore } from '../comments/index.js';
import { isStanding, type Flag } from './flag.js';
import type { FlagStore } from './flag-store.js';

/** Far beyond what one reader does under one article; the newest of each are answered. */
const MAX_OF_EACH = 500;

export interface ReadViewerDeps extends FindArticleDeps {
  readonly flagStore: Pick<FlagStore, 'listByReporterOn'>;
  readonly recommendationStore: Pick<RecommendationStore, 'listCommentIds'>;
  readonly commentStore: Pick<CommentStore, 'listOwn'>;
}

/** What one reader did under one article, the newest first. */
interface ViewerActs {
  /** Without those that were withdrawn. */
  readonly flags: readonly Flag[];
  /** Ids of comments. */
  readonly recommendations: readonly string[];
  /** In every status. */
  readonly own: readonly Comment[];
}

/** Lets a page that is the same for everyone show what is the reader's own. Throws `not_found` without an article. */
export async function readViewer(deps: ReadViewerDeps, accountId: string, slug: string): Promise<ViewerActs> {
  const article = await findPublishedArticle(deps, slug);
  const [flags, recommendations, own] = await Promise.all([
    deps.flagStore.listByReporterOn(article.id, accountId, MAX_OF_EACH),
    deps.recommendationStore.listCommentIds(article.id, accountId, MAX_OF_EACH),
    deps.commentStore.listOwn(article.id, accountId, MAX_OF_EACH),
  ]);
  return { flags: flags.filter(isStanding), recommendations, own };
}
