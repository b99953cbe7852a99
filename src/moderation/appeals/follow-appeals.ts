import type { AuditLog } from '../../audit/index.js';
import type { Comment } from '../../comments/index.js';
import type { Notify } from '../../notifications/index.js';
import type { Clock } from '../../platform/clock.js';
import type { AppealCalls, DecidedAppeal, EndedAppeal } from '../decisions/appeal-calls.js';
import { nextStatus } from '../decisions/decision.js';
import { noticeTimeOf, type DecisionSettingsFor } from '../decisions/decision-settings.js';
import { keyOf, mentionOf, type MentionDeps } from '../decisions/tell-author.js';
import type { Appeal } from './appeal.js';
import type { AppealStore } from './appeal-store.js';

export interface FollowAppealsDeps extends MentionDeps {
  readonly appealStore: Pick<AppealStore, 'findOnDecisions' | 'findPendingOn' | 'setState'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly auditLog: AuditLog;
  readonly notify: Notify;
  readonly clock: Clock;
}

interface AppealFollowing extends AppealCalls {
  /** To be told within the transaction of a comment that its author took back. */
  readonly noteCommentWithdrawn: (comment: Comment) => Promise<void>;
}

/** Keeps appeals up with what becomes of their decisions and comments, and tells the appellants. */
export function followAppeals(deps: FollowAppealsDeps): AppealFollowing {
  return {
    noteAppealDecided: (decided) => noteDecided(deps, decided),
    noteAppealReopened: (decisionId, reversedBy) => noteReopened(deps, decisionId, reversedBy),
    noteAppealClosed: (ended) => noteClosed(deps, ended),
    noteCommentWithdrawn: async (comment) => {
      const pending = await deps.appealStore.findPendingOn(comment.id);
      if (pending !== null) await close(deps, pending, { cause: 'withdrawal', comment });
    },
  };
}

async function find({ appealStore }: FollowAppealsDeps, decisionId: string): Promise<Appeal> {
  const found = (await appealStore.findOnDecisions([decisionId])).get(decisionId);
  if (found === undefined) throw new Error('The case waits for an appeal that is not there.');
  return found;
}

async function noteDecided(deps: FollowAppealsDeps, { decision, onAppeal, ...decided }: DecidedAppeal): Promise<void> {
  const appeal = await find(deps, onAppeal.decisionId);
  const { outcome } = onAppeal;
  const { id: outcomeId, decidedBy, decidedAt } = decision;
  await deps.appealStore.setState(appeal.id, { state: outcome, endedAt: decidedAt, outcomeId });
  await deps.auditLog.record({
    actor: { type: 'account', id: decidedBy },
    act: `appeal.${outcome}`,
    subject: { type: 'comment', id: appeal.commentId },
    details: { ...idsOf(appeal), outcomeId },
  });
  await tellOutcome(deps, appeal, { decision, onAppeal, ...decided });
}

/** Neither shown nor sent before the undo window is over; taken back with the decision. */
async function tellOutcome(deps: FollowAppealsDeps, appeal: Appeal, decided: DecidedAppeal): Promise<void> {
  const { decision, onAppeal, subject, comment, rule } = decided;
  const settings = await deps.decisionSettingsFor(subject.section);
  // What a removal says to the author is nobody else's.
  const isForAppellant = appeal.side === 'author' || decision.action === 'keep';
  const shown = { ...comment, status: nextStatus(decision.action, comment.status) };
  await deps.notify({
    accountId: appeal.appellantId,
    kind: `appeal_${onAppeal.outcome}`,
    data: {
      comment: await mentionOf(deps, shown, appeal.side),
      appealId: appeal.id,
      decisionId: appeal.decisionId,
      to: appeal.side,
      ground: rule && { title: rule.title, text: rule.text },
      explanation: isForAppellant ? decision.explanation : null,
    },
    dedupeKey: keyOf(decision),
    notBefore: noticeTimeOf(decision, settings),
  });
}

async function noteReopened(deps: FollowAppealsDeps, decisionId: string, reversedBy: string): Promise<void> {
  const appeal = await find(deps, decisionId);
  await deps.appealStore.setState(appeal.id, { state: 'pending', endedAt: null, outcomeId: null });
  await deps.auditLog.record({
    actor: { type: 'account', id: reversedBy },
    act: 'appeal.reopened',
    subject: { type: 'comment', id: appeal.commentId },
    details: idsOf(appeal),
  });
}

async function noteClosed(deps: FollowAppealsDeps, { decisionId, ...ended }: EndedAppeal): Promise<void> {
  await close(deps, await find(deps, decisionId), ended);
}

async function close(
  deps: FollowAppealsDeps,
  appeal: Appeal,
  { cause, comment }: Pick<EndedAppeal, 'cause' | 'comment'>,
): Promise<void> {
  await deps.appealStore.setState(appeal.id, { state: 'closed', endedAt: deps.clock.now(), outcomeId: null });
  await deps.auditLog.record({
    actor: { type: 'system', id: 'appeals' },
    act: 'appeal.closed',
    subject: { type: 'comment', id: appeal.commentId },
    details: { ...idsOf(appeal), cause },
  });
  await deps.notify({
    accountId: appeal.appellantId,
    kind: 'appeal_closed',
    data: {
      comment: await mentionOf(deps, comment, appeal.side),
      appealId: appeal.id,
      decisionId: appeal.decisionId,
      cause,
    },
    dedupeKey: `appeal:${appeal.id}`,
  });
}

function idsOf({ id: appealId, decisionId, caseId, side }: Appeal) {
  return { appealId, decisionId, caseId, side };
}
