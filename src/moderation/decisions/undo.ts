import type { Comment, CommentStatus } from '../../comments/index.js';
import type { ModerationCase } from '../cases/case.js';
import type { CaseBefore } from '../cases/reinstate.js';

/** What a decision changed, as its reversal needs it. */
export interface Undo {
  readonly statusBefore: CommentStatus;
  readonly statusAfter: CommentStatus;
  readonly subject: CaseBefore;
  /** Where it upheld an appeal: what it undid of the decision that was appealed. */
  readonly overturned?: Overturned;
}

interface Overturned {
  readonly decisionId: string;
  /** Ids of the sanctions that were lifted. */
  readonly sanctions: readonly string[];
}

/** `subject` and `comment` are as they were before the decision. */
export function undoOf(subject: ModerationCase, comment: Comment, statusAfter: CommentStatus): Undo {
  const { queue, state, evidence, kept, appeal, claim, openedAt, dueAt } = subject;
  const { probability, severity, priority, weighed, coordinated } = subject;
  return {
    statusBefore: comment.status,
    statusAfter,
    subject: {
      ...{ queue, state, evidence, kept, appeal, claim, openedAt, dueAt },
      ...{ probability, severity, priority, weighed, coordinated },
    },
  };
}

/** The status of a comment without the decision. What befell the comment since then stands. */
export function statusWithout({ statusBefore, statusAfter }: Undo, status: CommentStatus): CommentStatus {
  return status === statusAfter ? statusBefore : status;
}
