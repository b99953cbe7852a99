import type { Clock } from '../../../platform/clock.js';
import type { ModerationCase } from '../../cases/case.js';
import type { Decision } from '../decision.js';
import { noticeTimeOf, type DecisionSettingsFor } from '../decision-settings.js';
import type { AnnouncementStore } from './announcement-store.js';

export interface PromiseOutcomesDeps {
  readonly announcementStore: Pick<AnnouncementStore, 'put'>;
  readonly decisionSettingsFor: DecisionSettingsFor;
}

/**
 * Promises that the reporters will be told what became of their flags, once the undo window is over. One small write,
 * however many they are, to be made within the decision's transaction. `subject` is the case as it was before.
 */
export async function promiseOutcomes(
  { announcementStore, decisionSettingsFor }: PromiseOutcomesDeps,
  decision: Decision,
  subject: Pick<ModerationCase, 'section' | 'evidence'>,
): Promise<void> {
  const { id, commentId, action } = decision;
  if (action === 'escalate' || subject.evidence.reporters === 0) return;
  const dueAt = noticeTimeOf(decision, await decisionSettingsFor(subject.section));
  await announcementStore.put({ id, commentId, kind: 'outcome', dueAt, lease: null, after: null });
}

export interface PromiseWithdrawalDeps {
  readonly announcementStore: Pick<AnnouncementStore, 'put'>;
  readonly clock: Clock;
}

/** Promises the reporters of a comment to be told that its author has taken it back. As `promiseOutcomes`. */
export async function promiseWithdrawal(
  { announcementStore, clock }: PromiseWithdrawalDeps,
  commentId: string,
): Promise<void> {
  const told = { kind: 'withdrawal', dueAt: clock.now(), lease: null, after: null } as const;
  await announcementStore.put({ id: commentId, commentId, ...told });
}

export interface CorrectOutcomesDeps {
  readonly announcementStore: Pick<AnnouncementStore, 'put' | 'removeUntold'>;
  readonly clock: Clock;
}

/**
 * Takes the promise back where no reporter has been told; else promises a correction to those who have. To be called
 * within the transaction of the reversal.
 */
export async function correctOutcomes(
  { announcementStore, clock }: CorrectOutcomesDeps,
  { id, commentId, action, undo }: Decision,
): Promise<void> {
  // What was overturned on appeal had reporters, too.
  const hasReporters = undo.subject.evidence.reporters > 0 || undo.overturned !== undefined;
  if (action === 'escalate' || !hasReporters) return;
  if (await announcementStore.removeUntold(id)) return;
  const dueAt = clock.now();
  await announcementStore.put({ id, commentId, kind: 'correction', dueAt, lease: null, after: null });
}
