import type { AuditLog } from '../../audit/index.js';
import { changeStatus, type ChangeCommentDeps, type Comment, type CommentStore } from '../../comments/index.js';
import { unsettleFlags, withoutSettled, type FlagStore, type UnsettleFlagsDeps } from '../../flags/index.js';
import type { Transact } from '../../platform/database/transactions.js';
import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from '../cases/case.js';
import { withdrawn } from '../cases/case-changes.js';
import type { CaseStore } from '../cases/case-store.js';
import { findCase } from '../cases/find-case.js';
import { ensureImpartial, type ImpartialDeps } from '../cases/impartial.js';
import { knowFlags, type KnowCasesDeps } from '../cases/know-cases.js';
import type { ReadScales } from '../cases/scales.js';
import { reinstated } from '../cases/reinstate.js';
import { liftSanctionsOf, type LiftSanctionsOfDeps } from '../sanctions/lift-sanction.js';
import { correctOutcomes, type CorrectOutcomesDeps } from './announcements/promise-outcomes.js';
import type { Decision } from './decision.js';
import type { DecisionSettingsFor } from './decision-settings.js';
import type { DecisionStore } from './decision-store.js';
import { reversalEntryOf, reversalRefusal } from './reversal.js';
import { tellReversed, type TellReversedDeps } from './tell-author.js';
import { statusWithout } from './undo.js';

export interface ReverseDecisionDeps
  extends
    ChangeCommentDeps,
    UnsettleFlagsDeps,
    ImpartialDeps,
    LiftSanctionsOfDeps,
    TellReversedDeps,
    CorrectOutcomesDeps {
  readonly flagStore: UnsettleFlagsDeps['flagStore'] & ImpartialDeps['flagStore'] & Pick<FlagStore, 'listPending'>;
  readonly reporterStore: UnsettleFlagsDeps['reporterStore'] & KnowCasesDeps['reporterStore'];
  readonly readershipStore: KnowCasesDeps['readershipStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly commentStore: ChangeCommentDeps['commentStore'] & Pick<CommentStore, 'findById'>;
  readonly decisionStore: Pick<DecisionStore, 'findById' | 'findStanding' | 'reverse'>;
  readonly auditLog: AuditLog;
  readonly readScales: ReadScales;
  readonly decisionSettingsFor: DecisionSettingsFor;
  readonly clock: Clock;
  readonly transact: Transact;
}

export interface ReversalInput {
  readonly decisionId: string;
  /** To other editors. */
  readonly note: string | null;
}

/** A decision with what it was taken on, as these are at present. */
interface Matter {
  readonly decision: Decision;
  readonly subject: ModerationCase;
  readonly comment: Comment;
}

/**
 * Makes everything as if a decision had never been: the comment's status, its flags, the case, and the sanctions that
 * came with it; what has come up since then stands. Of two at once, one is done. Throws `not_found`, `own_comment` and
 * `own_flag` for a party to it, `forbidden` and `undo_window_over` where it isn't this viewer's to do,
 * `decision_reversed`, and `decision_superseded` when another decision on the case came later and stands.
 */
export async function reverseDecision(
  deps: ReverseDecisionDeps,
  viewer: Viewer,
  { decisionId, note }: ReversalInput,
): Promise<Decision> {
  return deps.transact(async () => {
    const matter = await findMatter(deps, viewer, decisionId);
    await ensureReversible(deps, viewer, matter);
    // The comment, its case, then the rest: the order in which decisions go.
    const comment = await restoreComment(deps, matter);
    await restoreCase(deps, matter);
    await restoreFlags(deps, matter);
    const reversal = { reversedBy: viewer.id, reversedAt: deps.clock.now(), reversalNote: note };
    if (!(await deps.decisionStore.reverse(decisionId, reversal))) throw new AppError('decision_reversed');
    await liftSanctionsOf(deps, decisionId, viewer.id);
    const reversed = { ...matter.decision, ...reversal };
    await deps.auditLog.record(reversalEntryOf(reversed, viewer.id));
    await tellReversed(deps, reversed, comment);
    await correctOutcomes(deps, reversed);
    return reversed;
  });
}

async function findMatter(deps: ReverseDecisionDeps, viewer: Viewer, decisionId: string): Promise<Matter> {
  const decision = await deps.decisionStore.findById(decisionId);
  if (decision === null) throw new AppError('not_found');
  const subject = await findCase(deps, viewer, decision.caseId);
  const comment = await deps.commentStore.findById(decision.commentId);
  if (comment === null) throw new AppError('not_found');
  return { decision, subject, comment };
}

async function ensureReversible(deps: ReverseDecisionDeps, viewer: Viewer, matter: Matter): Promise<void> {
  const { decision, subject } = matter;
  await ensureImpartial(deps, viewer, subject);
  const settings = await deps.decisionSettingsFor(subject.section);
  const refusal = reversalRefusal(viewer, decision, { settings, now: deps.clock.now() });
  if (refusal !== null) throw new AppError(refusal);
  if (decision.reversedAt !== null) throw new AppError('decision_reversed');
  const standing = await deps.decisionStore.findStanding(subject.id);
  if (standing?.id !== decision.id) throw new AppError('decision_superseded');
}

async function restoreComment(deps: ReverseDecisionDeps, { comment, decision }: Matter): Promise<Comment> {
  const status = statusWithout(decision.undo, comment.status);
  return status === comment.status ? comment : changeStatus(deps, { comment, status });
}

async function restoreCase(deps: ReverseDecisionDeps, { subject, comment, decision }: Matter): Promise<void> {
  const pending = await deps.flagStore.listPending([comment.id]);
  const settled = await deps.flagStore.listSettledBy(comment.id, decision.id);
  const flags = [...pending, ...settled];
  const present = await knowFlags(deps, subject, flags);
  const known = { ...present, reporters: withoutSettled(present.reporters, settled) };
  const at = { now: deps.clock.now(), scales: await deps.readScales(subject.section), known };
  const open = reinstated(subject, { before: decision.undo.subject, pending: flags }, at);
  // Taken back meanwhile, the comment would have taken the case with it.
  await deps.caseStore.replace(subject, comment.status === 'withdrawn' ? withdrawn(open, at) : open);
}

async function restoreFlags(deps: ReverseDecisionDeps, { comment, decision }: Matter): Promise<void> {
  const settled =
    comment.status === 'withdrawn' ? ({ outcome: 'unsettled', settledAt: deps.clock.now() } as const) : null;
  await unsettleFlags(deps, { commentId: comment.id, decisionId: decision.id, settled });
}
