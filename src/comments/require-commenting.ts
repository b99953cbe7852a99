import { AppError } from '../platform/errors.js';
import type { CommentingOf } from './up-calls.js';

export interface RequireCommentingDeps {
  readonly commentingOf: CommentingOf;
}

/** Throws `commenting_suspended` for an account that may not comment at present, and says until when. */
export async function requireCommenting(
  { commentingOf }: RequireCommentingDeps,
  accountId: string,
): Promise<Awaited<ReturnType<CommentingOf>>> {
  const standing = await commentingOf(accountId);
  if (standing.commenting !== 'suspended' && standing.commenting !== 'banned') return standing;
  const until = standing.commentingUntil === null ? 'any more' : `until ${standing.commentingUntil.toISOString()}`;
  throw new AppError('commenting_suspended', { detail: `You may not comment ${until}.` });
}

/** As `requireCommenting`, for a new comment, before which warnings are to be acknowledged: `warning_unread`. */
export async function requireNewComment(deps: RequireCommentingDeps, accountId: string): Promise<void> {
  const { mustAcknowledge } = await requireCommenting(deps, accountId);
  if (mustAcknowledge.length > 0) throw new AppError('warning_unread');
}
