import { FORMER_READER } from '../accounts/index.js';
import {
  listOwnComments,
  replyKey,
  withdrawComment,
  type Comment,
  type CommentStore,
  type RevisionStore,
  type WithdrawCommentDeps,
} from '../comments/index.js';
import type { NotificationStore } from '../notifications/index.js';
import { AppError } from '../platform/errors.js';
import type { Erasure } from './erasure.js';
import { walkPages } from './walk-pages.js';

export interface EraseCommentsDeps extends WithdrawCommentDeps {
  readonly commentStore: WithdrawCommentDeps['commentStore'] &
    Pick<CommentStore, 'listByAuthor' | 'findMany' | 'eraseWithdrawn'>;
  readonly revisionStore: Pick<RevisionStore, 'erase'>;
  readonly notificationStore: Pick<NotificationStore, 'setAuthorName'>;
}

/**
 * Goes through an account's comments, withdraws them where that was asked for, and empties what is withdrawn. Doing it
 * again does no harm, so that whoever is stopped begins anew. False when it was stopped.
 */
export async function eraseComments(deps: EraseCommentsDeps, erasure: Erasure, signal: AbortSignal): Promise<boolean> {
  // Until there are none: one may have been posted while the account was deleted.
  for (let withdrawn = 1; withdrawn > 0;) {
    withdrawn = 0;
    const { accountId: authorId } = erasure;
    for await (const comments of walkPages((wanted) => listOwnComments(deps, { authorId, ...wanted }))) {
      if (signal.aborted) return false;
      withdrawn += await erasePage(deps, erasure, comments);
    }
  }
  return true;
}

async function erasePage(deps: EraseCommentsDeps, erasure: Erasure, comments: readonly Comment[]): Promise<number> {
  const live = erasure.comments === 'keep' ? [] : comments.filter(({ status }) => isLive(status));
  for (const { id } of live) await withdraw(deps, { id, authorId: erasure.accountId });
  const gone = comments.filter((comment) => comment.status === 'withdrawn' || live.includes(comment));
  if (gone.length > 0) await empty(deps, gone);
  const replies = comments.filter(({ parentId }) => parentId !== null);
  if (replies.length > 0)
    await deps.notificationStore.setAuthorName(
      replies.map(({ id }) => replyKey(id)),
      FORMER_READER,
    );
  return live.length;
}

function isLive(status: Comment['status']): boolean {
  return status !== 'withdrawn' && status !== 'removed';
}

async function withdraw(deps: EraseCommentsDeps, own: { readonly id: string; readonly authorId: string }) {
  await withdrawComment(deps, own).catch((error: unknown) => {
    // An editor has removed it meanwhile.
    if (!(error instanceof AppError && error.code === 'forbidden')) throw error;
  });
}

async function empty({ commentStore, revisionStore }: EraseCommentsDeps, comments: readonly Comment[]): Promise<void> {
  const ids = comments.map(({ id }) => id);
  await commentStore.eraseWithdrawn(ids);
  const found = await commentStore.findMany(ids);
  const withdrawn = ids.filter((id) => found.get(id)?.status === 'withdrawn');
  if (withdrawn.length > 0) await revisionStore.erase(withdrawn);
}
