import type { Comment, CommentStore } from '../../comments/index.js';
import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { isHeldByAnother, type ModerationCase } from '../cases/case.js';
import { findCase, type FindCaseDeps } from '../cases/find-case.js';
import { ensureMayDecide, type ImpartialDeps } from '../cases/impartial.js';

export interface ExamineCaseDeps extends FindCaseDeps, ImpartialDeps {
  readonly commentStore: Pick<CommentStore, 'findById'>;
  readonly clock: Clock;
}

/** A case as an editor knows it who decides on it. */
export interface SeenCase {
  readonly caseId: string;
  /** Null: whichever it has at present. */
  readonly version: number | null;
  /** One that waits as escalated is decided already, for who would only escalate it. */
  readonly toEscalate?: boolean;
}

/** A case that may be decided, with its comment, as they are at present. */
export interface ExaminedCase {
  readonly subject: ModerationCase;
  readonly comment: Comment;
}

/**
 * Finds a case that `viewer` may decide at this moment. Throws `not_found`, `own_comment` and `own_flag` for a party to
 * it, `editor_needed` and `took_part` for an appeal that isn't theirs to decide, `case_changed` when it has moved on since
 * that version, `case_decided`, and `claimed_by_another`.
 */
export async function examineCase(
  deps: ExamineCaseDeps,
  viewer: Viewer,
  { caseId, version, toEscalate = false }: SeenCase,
): Promise<ExaminedCase> {
  const subject = await findCase(deps, viewer, caseId);
  await ensureMayDecide(deps, viewer, subject);
  if (version !== null && subject.version !== version) throw new AppError('case_changed');
  if (subject.state === 'decided' || (toEscalate && subject.queue === 'escalated')) throw new AppError('case_decided');
  if (isHeldByAnother(subject, viewer.id, deps.clock.now())) throw new AppError('claimed_by_another');
  const comment = await deps.commentStore.findById(subject.commentId);
  if (comment === null) throw new AppError('not_found');
  return { subject, comment };
}
