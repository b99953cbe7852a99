import type { Comment, CommentStatus } from './comment.js';
import type { AcceptedText } from './screen-text.js';

/** An editor reads every text that a comment had, so there is an end to them also within the window. */
export const MAX_REVISIONS = 30;

/** Where a comment stands with its author at a moment. */
interface EditFacts {
  readonly now: Date;
  /** How long after posting an author may edit. */
  readonly editWindowMs: number;
}

type EditRefusal = 'not_found' | 'forbidden' | 'edit_window_over';

/** Why the author may not edit a comment any more; null when they may. What an editor acted on stays as it was. */
export function refuseEdit(
  comment: Pick<Comment, 'status' | 'createdAt' | 'revision'>,
  { now, editWindowMs }: EditFacts,
): EditRefusal | null {
  if (comment.status === 'withdrawn') return 'not_found';
  if (comment.status === 'hidden' || comment.status === 'removed') return 'forbidden';
  if (comment.revision >= MAX_REVISIONS) return 'edit_window_over';
  return now.getTime() - comment.createdAt.getTime() > editWindowMs ? 'edit_window_over' : null;
}

/** Screening can hold what was published; only an editor publishes what is held. */
export function statusAfterEdit(status: CommentStatus, verdict: AcceptedText['verdict']): CommentStatus {
  return verdict === 'hold' ? 'held' : status;
}
