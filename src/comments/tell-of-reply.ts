import type { AccountStore } from '../accounts/index.js';
import type { Article } from '../articles/index.js';
import { excerptOf, type Notify } from '../notifications/index.js';
import { textAsRead } from './comment-body.js';
import type { Comment } from './comment.js';

export interface TellOfReplyDeps {
  readonly accountStore: Pick<AccountStore, 'findMany'>;
  readonly notify: Notify;
}

interface Reply {
  readonly article: Article;
  readonly parent: Comment;
  readonly reply: Comment;
}

/** Tells the author of a comment of a reply by somebody else, within the transaction that publishes it. */
export async function tellOfReply(deps: TellOfReplyDeps, { article, parent, reply }: Reply): Promise<void> {
  if (parent.authorId === reply.authorId) return;
  const author = (await deps.accountStore.findMany([reply.authorId])).get(reply.authorId);
  if (author === undefined) return;
  const { id: commentId, articleSlug } = reply;
  const comment = {
    commentId,
    articleSlug,
    headline: article.headline,
    excerpt: excerptOf(textAsRead(reply.bodyHtml)),
  };
  await deps.notify({
    accountId: parent.authorId,
    kind: 'reply',
    data: { comment, parentId: parent.id, authorName: author.displayName },
    dedupeKey: replyKey(commentId),
  });
}

/** Under which a reply is told of. */
export const replyKey = (commentId: string) => `reply:${commentId}`;
