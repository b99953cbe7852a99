import type { Account, AccountStore } from '../accounts/index.js';
import { isVisible, type Comment } from './comment.js';

/** A comment as the API answers it; without author and body it is a placeholder above its replies. */
export interface PresentedComment {
  readonly id: string;
  readonly articleSlug: string;
  readonly parentId: string | null;
  readonly author: { readonly id: string; readonly displayName: string } | null;
  readonly bodyHtml: string | null;
  readonly status: Comment['status'];
  readonly revision: number;
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly recommendations: number;
  readonly replies: number;
}

export interface PresentDeps {
  readonly accountStore: Pick<AccountStore, 'findMany'>;
}

/** As everyone sees them: what is not visible shows neither its text nor its author. */
export async function presentToEveryone(
  { accountStore }: PresentDeps,
  comments: readonly Comment[],
): Promise<readonly PresentedComment[]> {
  const authors = await accountStore.findMany(comments.filter(isVisible).map(({ authorId }) => authorId));
  return comments.map((comment) => {
    const presented = present(comment, authors.get(comment.authorId));
    return isVisible(comment) ? presented : { ...presented, author: null, bodyHtml: null };
  });
}

/** As their authors and editors see them: with text and author, whatever their status. */
export async function presentWhole(
  { accountStore }: PresentDeps,
  comments: readonly Comment[],
): Promise<readonly PresentedComment[]> {
  const authors = await accountStore.findMany(comments.map(({ authorId }) => authorId));
  return comments.map((comment) => present(comment, authors.get(comment.authorId)));
}

function present(comment: Comment, author: Account | undefined): PresentedComment {
  const { id, articleSlug, parentId, bodyHtml, status, revision } = comment;
  const { createdAt, editedAt, recommendations, replies } = comment;
  return {
    ...{ id, articleSlug, parentId, bodyHtml, status, revision, createdAt, editedAt, recommendations, replies },
    author: author === undefined ? null : { id: author.id, displayName: author.displayName },
  };
}
