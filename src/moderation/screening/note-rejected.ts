import type { AuditLog } from '../../audit/index.js';
import type { RevisionDraft, Signal } from '../../comments/index.js';

export interface NoteRejectedDeps {
  readonly auditLog: AuditLog;
}

/** Keeps of a rejected text that there was one, and what was found. A new comment so has no id that leads anywhere. */
export async function noteRejected(
  { auditLog }: NoteRejectedDeps,
  { article, authorId, commentId, revision }: RevisionDraft,
  signals: readonly Signal[],
): Promise<void> {
  await auditLog.record({
    actor: { type: 'system', id: 'screening' },
    act: 'comment.rejected',
    subject: { type: 'account', id: authorId },
    details: {
      articleId: article.id,
      commentId: revision === 1 ? null : commentId,
      revision,
      codes: [...new Set(signals.map(({ code }) => code))],
    },
  });
}
