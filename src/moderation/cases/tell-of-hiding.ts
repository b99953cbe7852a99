import type { ArticleStore } from '../../articles/index.js';
import { textAsRead, type Comment } from '../../comments/index.js';
import { excerptOf, type Notify } from '../../notifications/index.js';

export interface TellOfHidingDeps {
  readonly articleStore: Pick<ArticleStore, 'findById'>;
  readonly notify: Notify;
}

/** Tells the author that their comment waits, hidden, for an editor, within the transaction that hides it. */
export async function tellOfHiding({ articleStore, notify }: TellOfHidingDeps, comment: Comment): Promise<void> {
  const { id: commentId, articleId, articleSlug, authorId, revision, bodyHtml } = comment;
  const article = await articleStore.findById(articleId);
  const excerpt = excerptOf(textAsRead(bodyHtml));
  await notify({
    accountId: authorId,
    kind: 'comment_hidden',
    data: { comment: { commentId, articleSlug, headline: article?.headline ?? '', excerpt } },
    dedupeKey: `hidden:${commentId}:${revision}`,
  });
}
