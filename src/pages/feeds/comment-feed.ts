import { articleParams, findPublishedArticle } from '../../articles/index.js';
import { listComments, presentToEveryone, textAsRead, type PresentedComment } from '../../comments/index.js';
import { excerptOf } from '../../notifications/index.js';
import { definePublicFile, type AnyFile } from '../file.js';
import { words } from '../layout/words.js';
import type { ThreadsDeps } from '../reader/read-threads.js';
import { ATOM_TYPE, writeAtom, type FeedEntry } from './atom.js';

export type CommentFeedDeps = ThreadsDeps & {
  /** Where this site is reached, without a slash at its end. */
  readonly origin: string;
};

const ENTRIES = 50;

/** The latest comments on an article; answers to them stand on its page. */
export function commentFeed(deps: CommentFeedDeps): AnyFile {
  return definePublicFile({
    path: '/articles/:slug/comments.atom',
    params: articleParams,
    contentType: ATOM_TYPE,
    cache: ({ slug }) => slug,
    write: async ({ slug }) => {
      const { headline, publishedAt } = await findPublishedArticle(deps, slug);
      const { items } = await listComments(deps, { slug, sort: 'newest', limit: ENTRIES });
      const address = `${deps.origin}/articles/${slug}`;
      return writeAtom(
        {
          title: words('feed-comments', { headline }),
          page: `${address}#comments`,
          self: `${address}/comments.atom`,
          since: publishedAt,
        },
        (await presentToEveryone(deps, items)).flatMap((comment) => entryOf(comment, address)),
      );
    },
  });
}

/** Nothing for a placeholder above replies. */
function entryOf({ id, bodyHtml, author, createdAt, editedAt }: PresentedComment, address: string): FeedEntry[] {
  if (bodyHtml === null) return [];
  const entry = {
    address: `${address}/comments/${id}`,
    title: excerptOf(textAsRead(bodyHtml)),
    html: bodyHtml,
    author: author?.displayName ?? words('comment-by-nobody'),
    publishedAt: createdAt,
    updatedAt: editedAt ?? createdAt,
  };
  return [entry];
}
