import { ARTICLE_LISTS } from './articles/index.js';
import { documentCache, type DocumentName } from './documents/index.js';
import { RULES } from './moderation/index.js';
import type { PublicCache } from './platform/http/public-cache/public-cache.js';
import { VACANCIES } from './vacancies/index.js';

/** What the features call when a write has changed what finished answers show. */
export function wireCacheDrops(publicCache: PublicCache) {
  return {
    dropPublic: (articleSlug: string) => {
      publicCache.drop(articleSlug);
      publicCache.drop(ARTICLE_LISTS);
    },
    dropRules: () => publicCache.drop(RULES),
    dropDocument: (name: DocumentName) => publicCache.drop(documentCache(name)),
    dropVacancies: () => publicCache.drop(VACANCIES),
  };
}
