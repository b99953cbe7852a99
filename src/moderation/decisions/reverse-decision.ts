import type { AuditLog } from '../../audit/index.js';
import { changeStatus, type ChangeCommentDeps, type Comment, type CommentStore } from '../../comments/index.js';
import { unsettleFlags, withoutSettled, type Flag, type FlagStore, type UnsettleFlagsDeps } from '../../flags/index.js';
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
import { appealedReversalRefusal, reversalEntryOf, reversalRefusal } from './reversal.js';
import type { AppealCalls } from './appeal-calls.js';
import { isSlip } from './on-appeal.js';
import { restoreDecision, type RestoreDecisionDeps } from './overturn-decision.js';
import { tellReversed, type TellReversedDeps } from './tell-author.js';
import { statusWithout } from './undo.js';

export interface ReverseDecisionDeps
  extends
    ChangeCommentDeps,
    UnsettleFlagsDeps,
    ImpartialDeps,
    LiftSanctionsOfDeps,
    RestoreDecisionDeps,
    TellReversedDeps,
    CorrectOutcomesDeps,
    Pick<AppealCalls, 'noteAppealReopened' | 'noteAppealClosed'> {
  readonly flagStore: UnsettleFlagsDeps['flagStore'] & ImpartialDeps['flagStore'] & Pick<FlagStore, 'listPending'>;
  readonly reporterStore: UnsettleFlagsDeps['reporterStore'] & KnowCasesDeps['reporterStore'];
  readonly readershipStore: KnowCasesDeps['readershipStore'];
  readonly caseStore: Pick<CaseStore, 'findById' | 'replace'>;
  readonly commentStore: ChangeCommentDeps['commentStore'] & Pick<CommentStore, 'findById'>;
  readonly decisionStore: Pick<DecisionStore, 'findById' | 'findStanding' | 'reverse' | 'restore'>;
  readonly sanctionStore: LiftSanctionsOfDeps['sanctionStore'] & RestoreDecisionDeps['sanctionStore'];
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
  /** Where many are reversed together; else the undo window begins with the decision, and is looked at now. */
  readonly undoWindow?: { readonly beganAt: Date; readonly askedAt: Date };
}

/** A decision with what it was taken on, as these are at present. */
interface Matter {
  readonly decision: Decision;
  readonly subject: ModerationCase;
  readonly comment: Comment;
}

/**
 * Makes everything as if a decision had never been: the comment's status, its flags, the case, and the sanctions that
 * came with it; what has come up since then stands. A decision that it overturned on appeal stands again, and the appeal
 * waits; an appeal against the reversed decision itself ends. Of two at once, one is done. Throws `not_found`,
 * `own_comment` and `own_flag` for a party to it, `editor_needed` and `took_part` where an appeal is, `forbidden` and `undo_window_over` where it isn't this viewer's to do,
 * `decision_reversed`, and `decision_superseded` when another decision on the case came later and stands.
 */
export async function reverseDecision(
  deps: ReverseDecisionDeps,
  viewer: Viewer,
  { decisionId, note, undoWindow }: ReversalInput,
): Promise<Decision> {
  return deps.transact(async () => {
    const matter = await findMatter(deps, viewer, decisionId);
    await ensureReversible(deps, viewer, { ...matter, undoWindow });
    // The comment, its case, then the rest: the order in which decisions go.
    const comment = await restoreComment(deps, matter);
    await restoreCase(deps, viewer, matter);
    // What goes back to an overturned decision waits for no other.
    await restoreDecision(deps, matter.decision, viewer.id);
    await restoreFlags(deps, matter);
    const reversal = { reversedBy: viewer.id, reversedAt: deps.clock.now(), reversalNote: note };
    if (!(await deps.decisionStore.reverse(decisionId, reversal))) throw new AppError('decision_reversed');
    await liftSanctionsOf(deps, decisionId, viewer.id);
    const reversed = { ...matter.decision, ...reversal };
    await deps.auditLog.record(reversalEntryOf(reversed, viewer.id));
    await tellReversed(deps, reversed, comment);
    await correctOutcomes(deps, reversed);
    await noteAppeal(deps, viewer, { ...matter, comment });
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

type Reversible = Pick<Matter, 'decision' | 'subject'> & { readonly undoWindow: ReversalInput['undoWindow'] };

async function ensureReversible(
  deps: ReverseDecisionDeps,
  viewer: Viewer,
  { decision, subject, undoWindow }: Reversible,
): Promise<void> {
  await ensureImpartial(deps, viewer, subject);
  const settings = await deps.decisionSettingsFor(subject.section);
  const { decidedBy, decidedAt } = decision;
  const { beganAt, askedAt } = undoWindow ?? { beganAt: decidedAt, askedAt: deps.clock.now() };
  const refusal = reversalRefusal(viewer, { decidedBy, decidedAt: beganAt }, { settings, now: askedAt });
  if (refusal !== null) throw new AppError(refusal);
  const { appeal } = subject;
  const appealRefusal = appealedReversalRefusal(viewer, decision, { appeal, settings, now: deps.clock.now() });
  if (appealRefusal !== null) throw new AppError(appealRefusal);
  if (decision.reversedAt !== null) throw new AppError('decision_reversed');
  const standing = await deps.decisionStore.findStanding(subject.id);
  if (standing?.id !== decision.id) throw new AppError('decision_superseded');
}

async function restoreComment(deps: ReverseDecisionDeps, { comment, decision }: Matter): Promise<Comment> {
  const status = statusWithout(decision.undo, comment.status);
  return status === comment.status ? comment : changeStatus(deps, { comment, status });
}

async function restoreCase(deps: ReverseDecisionDeps, viewer: Viewer, matter: Matter): Promise<void> {
  const { subject, comment, decision } = matter;
  const pending = await deps.flagStore.listPending([comment.id]);
  const settled = await listUnsettled(deps, decision);
  const flags = [...pending, ...settled];
  const present = await knowFlags(deps, subject, flags);
  const known = { ...present, reporters: withoutSettled(present.reporters, settled) };
  const at = { now: deps.clock.now(), scales: await deps.readScales(subject.section), known };
  const before = { ...decision.undo.subject, appeal: await appealWithout(deps, viewer, { subject, decision }) };
  const open = reinstated(subject, { before, pending: flags }, at);
  // Taken back meanwhile, the comment would have taken the case with it.
  await deps.caseStore.replace(subject, comment.status === 'withdrawn' ? closed(open, matter, at.now) : open);
}

/** What flags that the withdrawal settled had to say of how bad it is, the case still says. */
function closed(open: ModerationCase, { subject, decision }: Matter, now: Date): ModerationCase {
  const after = withdrawn(open, { now });
  const isKnown =
    decision.action === 'escalate' || (subject.openedAt > decision.decidedAt && subject.severity > open.severity);
  return isKnown ? { ...after, severity: subject.severity } : after;
}

/** The flags that a decision settled and that so wait: not those that go back to one that it overturned. */
async function listUnsettled(deps: ReverseDecisionDeps, { id, commentId, undo }: Decision): Promise<readonly Flag[]> {
  const settled = await deps.flagStore.listSettledBy(commentId, id);
  if (undo.overturned === undefined) return settled;
  const overturned = await deps.overturnedFlagStore.listOverturned(commentId, undo.overturned.decisionId);
  const elsewhere = new Set(overturned.map(({ flag }) => flag.id));
  return settled.filter((flag) => !elsewhere.has(flag.id));
}

/** The appeal that the case waits for again. Whoever decided it, and whoever reverses that, has had a part by now. */
async function appealWithout(
  deps: ReverseDecisionDeps,
  viewer: Viewer,
  { subject, decision }: Pick<Matter, 'subject' | 'decision'>,
): Promise<ModerationCase['appeal']> {
  const { appeal } = decision.undo.subject;
  const settings = await deps.decisionSettingsFor(subject.section);
  if (!appeal || isSlip(decision, { by: viewer.id, at: deps.clock.now() }, settings)) return appeal;
  return { ...appeal, tookPart: [...new Set([...appeal.tookPart, decision.decidedBy, viewer.id])] };
}

async function noteAppeal(deps: ReverseDecisionDeps, viewer: Viewer, matter: Matter): Promise<void> {
  const { subject, decision, comment } = matter;
  const { onAppeal } = decision;
  if (subject.appeal !== null) await deps.noteAppealClosed({ decisionId: decision.id, cause: 'reversal', comment });
  if (!onAppeal) return;
  await deps.noteAppealReopened(onAppeal.decisionId, viewer.id);
  if (comment.status === 'withdrawn')
    await deps.noteAppealClosed({ decisionId: onAppeal.decisionId, cause: 'withdrawal', comment });
}

async function restoreFlags(deps: ReverseDecisionDeps, { comment, decision }: Matter): Promise<void> {
  const settled =
    comment.status === 'withdrawn' ? ({ outcome: 'unsettled', settledAt: deps.clock.now() } as const) : null;
  await unsettleFlags(deps, { commentId: comment.id, decisionId: decision.id, settled });
}
