import type { AuditLog } from '../../audit/index.js';
import type { RequestLetter } from '../../notifications/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { Notice } from './notice.js';
import type { NoticeStore } from './notice-store.js';

export interface AnswerByHandDeps {
  readonly noticeStore: Pick<NoticeStore, 'findById' | 'answer'>;
  readonly requestLetter: RequestLetter;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface AnswerInput {
  readonly id: string;
  readonly outcome: 'acted' | 'declined';
  /** In the editor's words, to the notifier. */
  readonly explanation: string;
}

/**
 * Answers a notice that waits for no decision, as it names no comment that there is. Throws `not_found`, and
 * `notice_waits` for one that is answered, or that a decision on its comment will answer.
 */
export async function answerByHand(
  deps: AnswerByHandDeps,
  viewer: Viewer,
  { id, outcome, explanation }: AnswerInput,
): Promise<Notice> {
  return deps.transact(async () => {
    const notice = await deps.noticeStore.findById(id);
    if (notice === null) throw new AppError('not_found');
    if (notice.commentId !== null || notice.state === 'answered') throw new AppError('notice_waits');
    const answer = { outcome, decisionId: null, answeredBy: viewer.id, answeredAt: deps.clock.now() };
    if (!(await deps.noticeStore.answer(id, answer))) throw new AppError('notice_waits');
    const { reference, email } = notice;
    await deps.auditLog.record({
      actor: { type: 'account', id: viewer.id },
      act: 'notice.answered',
      subject: { type: 'notice', id },
      details: { reference, outcome },
    });
    if (email !== null) {
      const data = { reference, outcome, ground: null, explanation, again: false };
      await deps.requestLetter(email, { kind: 'notice_answered', data });
    }
    return { ...notice, ...answer, state: 'answered' };
  });
}
