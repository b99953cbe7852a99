import type { DropPublic } from '../articles/index.js';
import type { AfterCommit } from '../platform/database/transactions.js';
import { outOfDate } from '../platform/database/out-of-date.js';
import { isListed, isVisible, type Comment, type CommentStatus } from './comment.js';
import type { CommentCountStore } from './comment-count-store.js';
import type { CommentChanges, CommentStore } from './comment-store.js';
import type { TellReaders } from './tell-readers.js';
import type { NoteText } from './up-calls.js';

export interface ChangeCommentDeps {
  readonly commentStore: Pick<CommentStore, 'change' | 'setListed' | 'addReplies'>;
  readonly commentCountStore: Pick<CommentCountStore, 'add'>;
  readonly noteText: NoteText;
  readonly tellReaders: TellReaders;
  readonly afterCommit: AfterCommit;
  readonly dropPublic: DropPublic;
}

interface StatusChange {
  /** As read within the same transaction: the change is meant for its revision and status only. */
  readonly comment: Comment;
  readonly status: CommentStatus;
}

/**
 * Gives a comment another status and keeps its place in the lists, the replies of the comments above it, and the
 * article's count right. Call it within a transaction, which runs again when the comment has changed meanwhile.
 */
export function changeStatus(deps: ChangeCommentDeps, { comment, status }: StatusChange): Promise<Comment> {
  return changeComment(deps, comment, { status });
}

/** As `changeStatus`, for any change of a comment's own fields. */
export async function changeComment(
  deps: ChangeCommentDeps,
  before: Comment,
  changes: Omit<CommentChanges, 'listed'>,
): Promise<Comment> {
  const changed = await deps.commentStore.change(before, changes);
  if (changed === null) throw outOfDate('The comment');
  await deps.noteText(changed, before);
  const listed = isListed(changed);
  if (listed !== changed.listed) {
    await deps.commentStore.setListed(changed.id, listed);
    await passUp(deps.commentStore, changed.parentId, listed ? 1 : -1);
  }
  await announce(deps, changed, Number(isVisible(changed)) - Number(isVisible(before)));
  return { ...changed, listed };
}

/**
 * Tells the comment above that one of its replies was listed (+1) or is no more (-1). A placeholder that so gains its
 * first reply or loses its last one is listed or goes itself, and tells the one above it.
 */
async function passUp(commentStore: ChangeCommentDeps['commentStore'], parentId: string | null, delta: 1 | -1) {
  let above = parentId;
  while (above !== null) {
    const parent = await commentStore.addReplies(above, delta);
    if (parent === null || isListed(parent) === parent.listed) return;
    await commentStore.setListed(parent.id, isListed(parent));
    above = parent.parentId;
  }
}

type AnnounceDeps = Pick<ChangeCommentDeps, 'commentCountStore' | 'tellReaders' | 'afterCommit' | 'dropPublic'>;

/** Tells who reads the article, and once the change has committed counts it, and lets the next reader see it. */
export async function announce(deps: AnnounceDeps, comment: Comment, published: number): Promise<void> {
  if (published !== 0) await deps.tellReaders(comment, published > 0);
  if (published !== 0) await deps.afterCommit(() => deps.commentCountStore.add(comment.articleId, published));
  await deps.afterCommit(() => deps.dropPublic(comment.articleSlug));
}
