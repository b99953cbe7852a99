import type { AuditLog } from '../../../audit/index.js';
import type { RevisionDraft, Signal } from '../../../comments/index.js';
import type { Clock } from '../../../platform/clock.js';
import type { Transact } from '../../../platform/database/transactions.js';
import type { RejectionStore } from './rejection-store.js';

export interface NoteRejectedDeps {
  readonly rejectionStore: Pick<RejectionStore, 'insert'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

/** Keeps of a rejected text that there was one, and what was found. A new comment so has no id that leads anywhere. */
export function noteRejected(
  { rejectionStore, auditLog, clock, transact }: NoteRejectedDeps,
  { article, authorId, commentId, revision }: RevisionDraft,
  signals: readonly Signal[],
): Promise<void> {
  return transact(async () => {
    await rejectionStore.insert(authorId, clock.now());
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
  });
}
