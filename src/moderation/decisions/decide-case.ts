import type { AuditLog } from '../../audit/index.js';
import { changeStatus, type ChangeCommentDeps, type Comment, type CommentStore } from '../../comments/index.js';
import { settleFlags, type SettleFlagsDeps } from '../../flags/index.js';
import { newId } from '../../platform/database/ids.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { isHeldByAnother, type ModerationCase } from '../cases/case.js';
import { escalated } from '../cases/case-changes.js';
import type { CaseStore } from '../cases/case-store.js';
import { closeCase, type CloseCaseDeps } from '../cases/close-case.js';
import { findCase } from '../cases/find-case.js';
import { ensureImpartial, type ImpartialDeps } from '../cases/impartial.js';
import { outcomeOf, type Rule, type RuleSet } from '../rules/rule.js';
import { imposeSanction, type ImposeSanctionDeps } from '../sanctions/impose-sanction.js';
import type { Sanction } from '../sanctions/sanction.js';
import {
  auditEntryOf,
  explanationProblems,
  nextStatus,
  ruleFor,
  type Decision,
  type DecisionAction,
} from './decision.js';
import { sanctionProblems, type DecisionSanction } from './decision-sanction.js';
import type { DecisionStore } from './decision-store.js';
import { tellAuthor, type TellAuthorDeps } from './tell-author.js';
import { undoOf } from './undo.js';

export interface DecideCaseDeps
  extends ChangeCommentDeps, SettleFlagsDeps, CloseCaseDeps, ImpartialDeps, ImposeSanctionDeps, TellAuthorDeps {
  readonly flagStore: SettleFlagsDeps['flagStore'] & ImpartialDeps['flagStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly commentStore: ChangeCommentDeps['commentStore'] & Pick<CommentStore, 'findById'>;
  readonly decisionStore: Pick<DecisionStore, 'insert'>;
  readonly auditLog: AuditLog;
  /** The rules in force. */
  readonly readRules: () => Promise<RuleSet>;
  readonly transact: Transact;
}

export interface DecisionInput {
  readonly caseId: string;
  readonly action: DecisionAction;
  readonly reason: string | null;
  readonly note: string | null;
  /** To the author of a removed comment. */
  readonly explanation: string | null;
  /** What the author of a removed comment gets for it. */
  readonly sanction: DecisionSanction | null;
  /** The version of the case that the editor saw. */
  readonly version: number;
}

/** What is decided, once everything has been checked. */
interface Verdict {
  readonly id: string;
  readonly subject: ModerationCase;
  readonly comment: Comment;
  readonly action: DecisionAction;
  readonly rule: Rule | null;
  readonly rules: RuleSet;
}

/**
 * Decides a case, or hands it on. The comment's status, the case, its flags, the decision and the audit entry change
 * together or not at all. Of simultaneous decisions one is taken. Throws `not_found`, `validation_failed` for a reason
 * or a sanction that doesn't fit, `own_comment` and `own_flag` for a party to it, `case_changed` when the case has moved
 * on since that version, and `claimed_by_another`; `forbidden` for a sanction that isn't this viewer's to impose.
 */
export async function decideCase(deps: DecideCaseDeps, viewer: Viewer, input: DecisionInput): Promise<Decision> {
  const rules = await deps.readRules();
  const { rule, error } = ruleFor(rules, input.action, input.reason);
  const errors = [
    ...(error === undefined ? [] : [error]),
    ...explanationProblems(input.action, input.explanation),
    ...sanctionProblems(input.action, input.sanction),
  ];
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
  return deps.transact(async () => {
    const subject = await decidable(deps, viewer, input);
    const comment = await deps.commentStore.findById(subject.commentId);
    if (comment === null) throw new AppError('not_found');
    const verdict = { id: newId(), subject, comment, action: input.action, rule, rules };
    // The comment before the case, as an edit or a withdrawal takes them: who waits for the other is clear.
    await changeComment(deps, verdict);
    await changeCase(deps, verdict);
    const flagsUpheld = input.action === 'escalate' ? 0 : await settle(deps, verdict);
    const decision = decisionOn(verdict, { viewer, ...input, at: deps.clock.now(), flagsUpheld });
    await deps.decisionStore.insert(decision);
    await deps.auditLog.record(auditEntryOf(decision));
    const sanction = await sanctionAuthor(deps, viewer, { decision, sanction: input.sanction });
    await tellAuthor(deps, { ...verdict, decision, sanction });
    return decision;
  });
}

async function decidable(deps: DecideCaseDeps, viewer: Viewer, input: DecisionInput): Promise<ModerationCase> {
  const subject = await findCase(deps, viewer, input.caseId);
  await ensureImpartial(deps, viewer, subject);
  if (subject.version !== input.version) throw new AppError('case_changed');
  if (subject.state === 'decided') throw new AppError('case_decided');
  if (isHeldByAnother(subject, viewer.id, deps.clock.now())) throw new AppError('claimed_by_another');
  return subject;
}

async function changeComment(deps: DecideCaseDeps, { comment, action }: Verdict): Promise<void> {
  const status = nextStatus(action, comment.status);
  if (status === comment.status) return;
  // Should somebody edit or withdraw it this moment, the work starts over and finds the case's version changed.
  await changeStatus(deps, { comment, status });
}

async function changeCase(deps: DecideCaseDeps, { subject, action }: Verdict): Promise<void> {
  if (action !== 'escalate') return closeCase(deps, subject, action);
  await deps.caseStore.replace(subject, escalated(subject, { now: deps.clock.now() }));
}

async function settle(deps: DecideCaseDeps, { id, subject, action, rule }: Verdict): Promise<number> {
  const removedBy = action === 'remove' ? rule : null;
  const { upheld } = await settleFlags(deps, {
    commentId: subject.commentId,
    revision: subject.revision,
    decisionId: id,
    outcomeOf: (reason) => outcomeOf(reason, removedBy),
  });
  return upheld;
}

async function sanctionAuthor(
  deps: DecideCaseDeps,
  viewer: Viewer,
  { decision, sanction }: Sanctioned,
): Promise<Sanction | null> {
  const { id: decisionId, authorId: accountId, reason } = decision;
  if (sanction === null || reason === null) return null;
  return imposeSanction(deps, viewer, { ...sanction, accountId, reason, decisionId });
}

interface Sanctioned {
  readonly decision: Decision;
  readonly sanction: DecisionSanction | null;
}

interface Circumstances extends Pick<Decision, 'note' | 'explanation' | 'flagsUpheld'> {
  readonly viewer: Viewer;
  readonly at: Date;
}

function decisionOn({ id, subject, comment, action, rule, rules }: Verdict, circumstances: Circumstances): Decision {
  const { viewer, note, explanation, at, flagsUpheld } = circumstances;
  return {
    id,
    caseId: subject.id,
    commentId: subject.commentId,
    authorId: subject.authorId,
    revision: subject.revision,
    action,
    reason: rule?.code ?? null,
    rulesVersion: rules.version,
    note,
    explanation,
    decidedBy: viewer.id,
    decidedAt: at,
    reversedAt: null,
    reversedBy: null,
    reversalNote: null,
    flagsUpheld,
    undo: undoOf(subject, comment, nextStatus(action, comment.status)),
  };
}
