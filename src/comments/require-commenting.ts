import type { AccountStore } from '../accounts/index.js';
import { AppError } from '../platform/errors.js';
import type { AsksVerifiedEmail, CommentingOf } from './up-calls.js';

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

export interface RequireVerifiedEmailDeps {
  readonly asksVerifiedEmail: AsksVerifiedEmail;
  readonly accountStore: Pick<AccountStore, 'findMany'>;
}

/** Throws `email_unverified` in a section that takes comments with a verified e-mail address only. */
export async function requireVerifiedEmail(
  { asksVerifiedEmail, accountStore }: RequireVerifiedEmailDeps,
  accountId: string,
  section: string,
): Promise<void> {
  if (!(await asksVerifiedEmail(section))) return;
  const account = (await accountStore.findMany([accountId])).get(accountId);
  if (account?.emailVerifiedAt == null) throw new AppError('email_unverified');
}
