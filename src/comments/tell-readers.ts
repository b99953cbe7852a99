import type { LiveUpdates } from '../platform/live-updates/live-updates.js';
import type { Comment } from './comment.js';

/** The topic of what readers are told of comments as it happens; its parts are the slugs of articles. */
export const READERS_NEWS = 'comments';

/** Within the transaction that has everyone see a comment, or nobody any more: tells who reads the article. */
export type TellReaders = (comment: Comment, isShown: boolean) => Promise<void>;

/** Which comment it is, and nothing of what it says: that is read where the rules of reading hold. */
export function createTellReaders({ tell }: Pick<LiveUpdates, 'tell'>): TellReaders {
  return ({ id, parentId, articleSlug }, isShown) =>
    tell([
      {
        topic: READERS_NEWS,
        part: articleSlug,
        name: isShown ? 'comment.published' : 'comment.gone',
        data: { id, parentId },
        subject: null,
      },
    ]);
}
