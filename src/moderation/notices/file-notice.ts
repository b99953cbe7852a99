import type { AuditLog } from '../../audit/index.js';
import type { Comment, CommentStore } from '../../comments/index.js';
import type { RequestLetter } from '../../notifications/index.js';
import type { Clock } from '../../platform/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { NoteNotice } from '../cases/note-notice.js';
import { commentNamedBy, newReference, type Notice } from './notice.js';
import type { NoticeStore } from './notice-store.js';

export interface FileNoticeDeps {
  readonly noticeStore: Pick<NoticeStore, 'insert'>;
  readonly commentStore: Pick<CommentStore, 'findById'>;
  readonly noteNotice: NoteNotice;
  readonly requestLetter: RequestLetter;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

type FileNoticeInput = Pick<Notice, 'name' | 'email' | 'place' | 'explanation' | 'concernsChildAbuse'>;

/**
 * Stores a notice, puts the comment that it names before the editors, and has a receipt sent. Whether there is such a comment,
 * and who sees it, the answer does not tell.
 */
export async function fileNotice(deps: FileNoticeDeps, input: FileNoticeInput): Promise<Notice> {
  const named = commentNamedBy(input.place);
  return deps.transact(async () => {
    const comment = named === null ? null : await deps.commentStore.findById(named);
    const subject = comment === null || isGone(comment) ? null : await deps.noteNotice(comment);
    const notice: Notice = {
      ...input,
      id: newId(),
      reference: newReference(),
      commentId: comment?.id ?? null,
      caseId: subject?.id ?? null,
      createdAt: deps.clock.now(),
      state: 'open',
      outcome: null,
      decisionId: null,
      answeredBy: null,
      answeredAt: null,
    };
    await deps.noticeStore.insert(notice);
    await record(deps, notice);
    const { reference, email } = notice;
    if (email !== null) await deps.requestLetter(email, { kind: 'notice_received', data: { reference } });
    return notice;
  });
}

/** Nothing is left of it to be decided. */
function isGone({ status }: Comment): boolean {
  return status === 'removed' || status === 'withdrawn';
}

function record({ auditLog }: FileNoticeDeps, { id, reference, commentId, caseId }: Notice): Promise<void> {
  return auditLog.record({
    actor: { type: 'system', id: 'notices' },
    act: 'notice.filed',
    subject: { type: 'notice', id },
    details: { reference, commentId, caseId },
  });
}
