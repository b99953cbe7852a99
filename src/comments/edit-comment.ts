import type { ArticleStore } from '../articles/index.js';
import type { Clock } from '../platform/clock.js';
import type { Transact } from '../platform/database/transactions.js';
import { AppError } from '../platform/errors.js';
import { changeComment, type ChangeCommentDeps } from './change-status.js';
import { isVisible, type Comment } from './comment.js';
import type { CommentStore } from './comment-store.js';
import { refuseEdit, statusAfterEdit } from './edit-rules.js';
import { findOwnComment, type OwnComment } from './find-own-comment.js';
import { requireCommenting, type RequireCommentingDeps } from './require-commenting.js';
import type { RevisionStore } from './revision-store.js';
import { holdInsteadIfAsked, screenText, type AcceptedText, type ScreenTextDeps } from './screen-text.js';
import type { HoldInstead, NoteEdited, NoteHeld } from './up-calls.js';

export interface EditCommentDeps extends RequireCommentingDeps, ChangeCommentDeps, ScreenTextDeps {
  readonly articleStore: Pick<ArticleStore, 'findById'>;
  readonly commentStore: Pick<CommentStore, 'findById'> & ChangeCommentDeps['commentStore'];
  readonly revisionStore: Pick<RevisionStore, 'insert'>;
  readonly holdInstead: HoldInstead;
  readonly noteHeld: NoteHeld;
  readonly noteEdited: NoteEdited;
  readonly clock: Clock;
  readonly transact: Transact;
  readonly editWindowMs: number;
}

interface EditCommentInput extends OwnComment {
  /** Clean HTML in normal form. */
  readonly bodyHtml: string;
}

/**
 * Makes the next revision of a comment, which is screened as a new one is. Throws `not_found`, `forbidden`,
 * `commenting_suspended`, `edit_window_over`, `comment_rejected`, which leaves the comment as it is, and `conflict` when another edit or a
 * decision came first.
 */
export async function editComment(deps: EditCommentDeps, input: EditCommentInput): Promise<Comment> {
  await requireCommenting(deps, input.authorId);
  const screened = await findEditable(deps, input);
  const screening = await screen(deps, screened, input.bodyHtml);
  return deps.transact(async () => {
    const before = await findEditable(deps, input);
    if (before.revision !== screened.revision || before.status !== screened.status) throw new AppError('conflict');
    const text = isVisible(before) ? await holdInsteadIfAsked(deps, before, screening) : screening;
    return revise(deps, before, { bodyHtml: input.bodyHtml, ...text });
  });
}

async function findEditable(deps: EditCommentDeps, input: OwnComment): Promise<Comment> {
  const comment = await findOwnComment(deps, input);
  const refusal = refuseEdit(comment, { now: deps.clock.now(), editWindowMs: deps.editWindowMs });
  if (refusal !== null) throw new AppError(refusal);
  return comment;
}

async function screen(deps: EditCommentDeps, comment: Comment, bodyHtml: string): Promise<AcceptedText> {
  const { id: commentId, revision, authorId, parentId } = comment;
  const article = await deps.articleStore.findById(comment.articleId);
  if (article === null) throw new AppError('not_found');
  return screenText(deps, { article, commentId, revision: revision + 1, authorId, parentId, bodyHtml });
}

interface NextText extends AcceptedText {
  readonly bodyHtml: string;
}

async function revise(deps: EditCommentDeps, before: Comment, next: NextText): Promise<Comment> {
  const { bodyHtml, signals } = next;
  const editedAt = deps.clock.now();
  const revision = before.revision + 1;
  const status = statusAfterEdit(before.status, next.verdict);
  const comment = await changeComment(deps, before, { revision, bodyHtml, editedAt, status });
  await deps.revisionStore.insert({ commentId: comment.id, revision, bodyHtml, createdAt: editedAt, signals });
  await (status === before.status ? deps.noteEdited(comment) : deps.noteHeld(comment));
  return comment;
}
