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
import { examineCase, type ExamineCaseDeps, type ExaminedCase, type SeenCase } from './examine-case.js';
import type { Ruling } from './ruling.js';
import { NONE_SETTLED, settlingOf } from './settling.js';
import { tellAuthor, type TellAuthorDeps } from './tell-author.js';
import { undoOf } from './undo.js';

export interface TakeDecisionDeps
  extends
    ChangeCommentDeps,
    SettleFlagsDeps,
    CloseCaseDeps,
    ExamineCaseDeps,
    ImposeSanctionDeps,
    TellAuthorDeps,
    PromiseOutcomesDeps {
  readonly flagStore: SettleFlagsDeps['flagStore'] & ExamineCaseDeps['flagStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly commentStore: ChangeCommentDeps['commentStore'] & ExamineCaseDeps['commentStore'];
  readonly decisionStore: Pick<DecisionStore, 'insert'>;
  readonly auditLog: AuditLog;
  readonly transact: Transact;
}

/** What is ruled on one case. */
export interface RuledCase {
  readonly seen: SeenCase;
  readonly ruling: Ruling;
  /** Null for a decision by itself. */
  readonly batchId: string | null;
}

interface Verdict extends ExaminedCase, Ruling, Pick<Decision, 'id' | 'batchId'> {}

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
    const verdict = { ...ruling, ...(await examineCase(deps, viewer, seen)), id: newId(), batchId };
    // The comment before the case, as an edit or a withdrawal takes them: who waits for the other is clear.
    await changeComment(deps, verdict);
    await changeCase(deps, verdict);
    const settled = await settle(deps, verdict);
    const decision = decisionOn(verdict, { decidedBy: viewer.id, decidedAt: deps.clock.now(), settled });
    await deps.decisionStore.insert(decision);
    await deps.auditLog.record(auditEntryOf(decision));
    const sanction = await sanctionAuthor(deps, viewer, { decision, sanction: ruling.sanction });
    await tellAuthor(deps, { ...verdict, decision, sanction });
    await promiseOutcomes(deps, decision, verdict.subject);
    return { decision, settled };
  });
}

async function changeComment(deps: TakeDecisionDeps, { comment, action }: Verdict): Promise<void> {
  const status = nextStatus(action, comment.status);
  if (status === comment.status) return;
  // Should somebody edit or withdraw it this moment, the work starts over and finds the case's version changed.
  await changeStatus(deps, { comment, status });
}

async function changeCase(deps: TakeDecisionDeps, { subject, action }: Verdict): Promise<void> {
  if (action !== 'escalate') return closeCase(deps, subject, action);
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
}

function decisionOn(verdict: Verdict, { settled, ...circumstances }: Circumstances): Decision {
  const { id, batchId, subject, comment, action, rule, rules, note, explanation } = verdict;
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
    undo: undoOf(subject, comment, nextStatus(action, comment.status)),
  };
}
