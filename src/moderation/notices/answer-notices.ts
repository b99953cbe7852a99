import type { AuditLog } from '../../audit/index.js';
import type { Comment, CommentStore } from '../../comments/index.js';
import type { RequestLetter } from '../../notifications/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { CaseStore } from '../cases/case-store.js';
import { noticeTimeOf, type DecisionSettingsFor } from '../decisions/decision-settings.js';
import type { DecisionStore } from '../decisions/decision-store.js';
import { findRule, type Rule } from '../rules/rule.js';
import { rulesOfVersion } from '../rules/rules-in-force.js';
import type { RuleSetStore } from '../rules/rule-set-store.js';
import type { Notice, NoticeOutcome } from './notice.js';
import type { NoticeStore } from './notice-store.js';

export interface AnswerNoticesDeps {
  readonly noticeStore: Pick<NoticeStore, 'list' | 'answer'>;
  readonly commentStore: Pick<CommentStore, 'findById'>;
  readonly caseStore: Pick<CaseStore, 'findByComment'>;
  readonly decisionStore: Pick<DecisionStore, 'findStanding'>;
  readonly ruleSetStore: Pick<RuleSetStore, 'findVersion'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly requestLetter: RequestLetter;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

const PAGE_SIZE = 100;

/** What a notifier is told of their comment. */
interface Verdict {
  readonly outcome: NoticeOutcome;
  readonly decisionId: string | null;
  /** What the comment was removed for. */
  readonly rule: Rule | null;
}

/**
 * Answers every open notice whose comment has been decided on since, once that can't be undone as a slip any more, or is
 * gone. Several processes may do it at once: of two, one answers. The rest wait for a decision, or for an editor's answer.
 */
export async function answerNotices(deps: AnswerNoticesDeps, signal: AbortSignal): Promise<void> {
  let after: string | null = null;
  while (!signal.aborted) {
    const page: readonly Notice[] = await deps.noticeStore.list('open', { after, limit: PAGE_SIZE });
    for (const notice of page) await answerIfDecided(deps, notice);
    if (page.length < PAGE_SIZE) return;
    after = page.at(-1)?.id ?? null;
  }
}

async function answerIfDecided(deps: AnswerNoticesDeps, notice: Notice): Promise<void> {
  if (notice.commentId === null) return;
  await deps.transact(async () => {
    const comment = await deps.commentStore.findById(notice.commentId ?? '');
    const verdict = comment && (await verdictOn(deps, notice, comment));
    if (verdict !== null) await answer(deps, notice, verdict);
  });
}

async function verdictOn(deps: AnswerNoticesDeps, notice: Notice, comment: Comment): Promise<Verdict | null> {
  const { status, section } = comment;
  if (status === 'withdrawn' || (status === 'removed' && notice.caseId === null))
    return { outcome: 'gone', decisionId: null, rule: null };
  const subject = await deps.caseStore.findByComment(comment.id);
  if (subject?.state !== 'decided') return null;
  const decision = await deps.decisionStore.findStanding(subject.id);
  if (decision === null || decision.action === 'escalate' || decision.decidedAt < notice.createdAt) return null;
  if (noticeTimeOf(decision, await deps.decisionSettingsFor(section)) > deps.clock.now()) return null;
  const { id: decisionId, action, reason, rulesVersion } = decision;
  if (action === 'keep' || reason === null) return { outcome: 'kept', decisionId, rule: null };
  const rule = findRule(await rulesOfVersion(deps, rulesVersion), reason) ?? null;
  return { outcome: 'removed', decisionId, rule };
}

async function answer(deps: AnswerNoticesDeps, notice: Notice, { rule, ...verdict }: Verdict): Promise<void> {
  const { id, reference, email } = notice;
  const answered = { ...verdict, answeredBy: null, answeredAt: deps.clock.now() };
  if (!(await deps.noticeStore.answer(id, answered))) return;
  await deps.auditLog.record({
    actor: { type: 'system', id: 'notices' },
    act: 'notice.answered',
    subject: { type: 'notice', id },
    details: { reference, ...verdict },
  });
  if (email === null) return;
  const ground = rule && { title: rule.title, text: rule.text };
  const data = { reference, outcome: verdict.outcome, ground, explanation: null, again: notice.outcome !== null };
  await deps.requestLetter(email, { kind: 'notice_answered', data });
}
