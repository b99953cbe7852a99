import type { AuditLog } from '../../audit/index.js';
import { changeStatus, type ChangeCommentDeps } from '../../comments/index.js';
import { settleFlags, type SettledFlags, type SettleFlagsDeps } from '../../flags/index.js';
import { newId } from '../../platform/database/ids.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { escalated } from '../cases/case-changes.js';
import type { CaseStore } from '../cases/case-store.js';
import { closeCase, type CloseCaseDeps } from '../cases/close-case.js';
import { imposeSanction, type ImposeSanctionDeps } from '../sanctions/impose-sanction.js';
import type { Sanction } from '../sanctions/sanction.js';
import { promiseOutcomes, type PromiseOutcomesDeps } from './announcements/promise-outcomes.js';
import { auditEntryOf, nextStatus, type Decision } from './decision.js';
import type { DecisionStore } from './decision-store.js';
import type { AppealCalls } from './appeal-calls.js';
import { examineAppeal, type ExamineAppealDeps, type Ground } from './examine-appeal.js';
import { examineCase, type ExamineCaseDeps, type ExaminedCase } from './examine-case.js';
import { overturnDecision, type OverturnDecisionDeps } from './overturn-decision.js';
import type { RuledCase, Ruling } from './ruling.js';
import { NONE_SETTLED, settlingOf } from './settling.js';
import { tellAuthor, type TellAuthorDeps } from './tell-author.js';
import { undoOf, type Undo } from './undo.js';

export interface TakeDecisionDeps
  extends
    ChangeCommentDeps,
    SettleFlagsDeps,
    CloseCaseDeps,
    ExamineCaseDeps,
    ExamineAppealDeps,
    OverturnDecisionDeps,
    ImposeSanctionDeps,
    TellAuthorDeps,
    PromiseOutcomesDeps,
    Pick<AppealCalls, 'noteAppealDecided'> {
  readonly flagStore: SettleFlagsDeps['flagStore'] & ExamineCaseDeps['flagStore'] & ExamineAppealDeps['flagStore'];
  readonly sanctionStore: ImposeSanctionDeps['sanctionStore'] & OverturnDecisionDeps['sanctionStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly commentStore: ChangeCommentDeps['commentStore'] & ExamineCaseDeps['commentStore'];
  readonly decisionStore: Pick<DecisionStore, 'insert' | 'findStanding' | 'reverse'>;
  readonly auditLog: AuditLog;
  readonly transact: Transact;
}

interface Verdict extends ExaminedCase, Ruling, Pick<Decision, 'id' | 'batchId'> {
  readonly ground: Ground;
}

interface TakenDecision {
  readonly decision: Decision;
  readonly settled: SettledFlags;
}

/**
 * Applies a ruling to a case: the comment's status, the case, its flags, the decision and the audit entry change
 * together or not at all. Throws what `examineCase` and `imposeSanction` throw.
 */
export async function takeDecision(
  deps: TakeDecisionDeps,
  viewer: Viewer,
  { seen, ruling, batchId }: RuledCase,
): Promise<TakenDecision> {
  return deps.transact(async () => {
    const examined = await examineCase(deps, viewer, seen);
    const ground = await examineAppeal(deps, examined, { ruling, batchId });
    const verdict = { ...ruling, ...examined, id: newId(), batchId, ground };
    // The comment before the case, as an edit or a withdrawal takes them: who waits for the other is clear.
    await changeComment(deps, verdict);
    await changeCase(deps, verdict);
    const overturned = await overturn(deps, viewer, verdict);
    const settled = await settle(deps, verdict);
    const taken = { decidedBy: viewer.id, decidedAt: deps.clock.now() };
    const decision = decisionOn(verdict, { ...taken, settled, overturned });
    await deps.decisionStore.insert(decision);
    await deps.auditLog.record(auditEntryOf(decision));
    const sanction = await sanctionAuthor(deps, viewer, { decision, sanction: ruling.sanction });
    await tell(deps, { verdict, decision, sanction });
    await promiseOutcomes(deps, decision, ground.subject);
    return { decision, settled };
  });
}

/** What an appeal was upheld against does not hold any more. */
async function overturn(
  deps: TakeDecisionDeps,
  viewer: Viewer,
  { ground, note }: Verdict,
): Promise<Undo['overturned'] | null> {
  return ground.overturned && overturnDecision(deps, ground.overturned, { by: viewer.id, note });
}

interface Told {
  readonly verdict: Verdict;
  readonly decision: Decision;
  readonly sanction: Sanction | null;
}

/** Who appealed is told of that. The author has been told of a decision that is only confirmed. */
async function tell(deps: TakeDecisionDeps, { verdict, decision, sanction }: Told): Promise<void> {
  const { ground, comment, rule } = verdict;
  const decided = { decision, subject: ground.subject, comment, rule };
  if (ground.onAppeal?.outcome !== 'dismissed') await tellAuthor(deps, { ...decided, sanction });
  if (ground.onAppeal !== null) await deps.noteAppealDecided({ ...decided, onAppeal: ground.onAppeal });
}

async function changeComment(deps: TakeDecisionDeps, { comment, action, ground }: Verdict): Promise<void> {
  const status = nextStatus(action, ground.status);
  if (status === comment.status) return;
  // Should somebody edit or withdraw it this moment, the work starts over and finds the case's version changed.
  await changeStatus(deps, { comment, status });
}

async function changeCase(deps: TakeDecisionDeps, { subject, action, ground }: Verdict): Promise<void> {
  if (action !== 'escalate') return closeCase(deps, ground.subject, action);
  await deps.caseStore.replace(subject, escalated(subject, { now: deps.clock.now() }));
}

async function settle(deps: TakeDecisionDeps, verdict: Verdict): Promise<SettledFlags> {
  const settling = settlingOf(verdict);
  return settling === null ? NONE_SETTLED : settleFlags(deps, { ...settling, decisionId: verdict.id });
}

interface Sanctioned extends Pick<Ruling, 'sanction'> {
  readonly decision: Decision;
}

async function sanctionAuthor(
  deps: TakeDecisionDeps,
  viewer: Viewer,
  { decision, sanction }: Sanctioned,
): Promise<Sanction | null> {
  const { id: decisionId, authorId: accountId, reason } = decision;
  if (sanction === null || reason === null) return null;
  return imposeSanction(deps, viewer, { ...sanction, accountId, reason, decisionId });
}

interface Circumstances extends Pick<Decision, 'decidedBy' | 'decidedAt'> {
  readonly settled: SettledFlags;
  readonly overturned: Undo['overturned'] | null;
}

function decisionOn(verdict: Verdict, { settled, overturned, ...circumstances }: Circumstances): Decision {
  const { id, batchId, subject, comment, action, rule, rules, note, explanation, flagsUnfounded, ground } = verdict;
  const undo = undoOf(subject, comment, nextStatus(action, ground.status));
  return {
    id,
    batchId,
    caseId: subject.id,
    commentId: subject.commentId,
    authorId: subject.authorId,
    section: subject.section,
    revision: subject.revision,
    action,
    reason: rule?.code ?? null,
    rulesVersion: rules.version,
    note,
    explanation,
    ...circumstances,
    reversedAt: null,
    reversedBy: null,
    reversalNote: null,
    flagsUpheld: settled.upheld,
    flagsUnfounded,
    onAppeal: ground.onAppeal,
    undo: overturned ? { ...undo, overturned } : undo,
  };
}
