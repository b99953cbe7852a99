import type { Account, AccountStore } from '../accounts/index.js';
import type { Clock } from '../platform/clock.js';
import { isVisible, type Comment } from './comment.js';
import { refuseEdit } from './edit-rules.js';
import type { RevisionStore } from './revision-store.js';
import { tellAuthor, type TellAuthorDeps, type ToldFinding } from './tell-author.js';

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

/** A comment as its author reads it. */
export interface OwnPresentedComment extends PresentedComment {
  /** Of a held one: why, as far as its author is told. */
  readonly screening?: readonly ToldFinding[];
  /** Until when its author may edit it; null where they may not any more. */
  readonly editableUntil: Date | null;
}

export interface PresentOwnDeps extends PresentDeps, TellAuthorDeps {
  readonly revisionStore: Pick<RevisionStore, 'findSignals'>;
  readonly clock: Clock;
  readonly editWindowMs: number;
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

/** As the author alone sees them: whole, with why a held one is held, and how long each can be edited. */
export async function presentOwn(
  deps: PresentOwnDeps,
  comments: readonly Comment[],
): Promise<readonly OwnPresentedComment[]> {
  const signals = await deps.revisionStore.findSignals(comments.filter(({ status }) => status === 'held'));
  return (await presentWhole(deps, comments)).map((presented) => {
    const comment = { ...presented, editableUntil: editableUntil(deps, presented) };
    const found = signals.get(comment.id);
    if (found === undefined) return comment;
    return { ...comment, screening: tellAuthor(deps, { verdict: 'hold', signals: found }) };
  });
}

function editableUntil({ clock, editWindowMs }: PresentOwnDeps, comment: PresentedComment): Date | null {
  if (refuseEdit(comment, { now: clock.now(), editWindowMs }) !== null) return null;
  return new Date(comment.createdAt.getTime() + editWindowMs);
}

function present(comment: Comment, author: Account | undefined): PresentedComment {
  const { id, articleSlug, parentId, bodyHtml, status, revision } = comment;
  const { createdAt, editedAt, recommendations, replies } = comment;
  return {
    ...{ id, articleSlug, parentId, bodyHtml, status, revision, createdAt, editedAt, recommendations, replies },
    author: author === undefined ? null : { id: author.id, displayName: author.displayName },
  };
}
