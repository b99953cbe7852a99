import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { changeStatus, type ChangeCommentDeps } from './change-status.js';
import type { CommentStore } from './comment-store.js';
import { findOwnComment, type OwnComment } from './find-own-comment.js';
import type { NoteWithdrawn } from './up-calls.js';

export interface WithdrawCommentDeps extends ChangeCommentDeps {
  readonly commentStore: Pick<CommentStore, 'findById'> & ChangeCommentDeps['commentStore'];
  readonly noteWithdrawn: NoteWithdrawn;
  readonly transact: Transact;
}

/**
 * The author takes a comment back; its replies stay, under a placeholder. A second time it does nothing. Throws
 * `not_found`, and `forbidden` for another's comment and for one that a decision removed.
 */
export function withdrawComment(deps: WithdrawCommentDeps, own: OwnComment): Promise<void> {
  return deps.transact(async () => {
    const comment = await findOwnComment(deps, own);
    if (comment.status === 'withdrawn') return;
    if (comment.status === 'removed')
      throw new AppError('forbidden', { detail: 'An editor has removed this comment.' });
    await deps.noteWithdrawn(await changeStatus(deps, { comment, status: 'withdrawn' }));
  });
}
