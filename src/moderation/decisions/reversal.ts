import type { NewAuditEntry } from '../../audit/index.js';
import { SECOND_MS } from '../../platform/clock.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { ModerationCase } from '../cases/case.js';
import { appealRefusal } from '../cases/impartial.js';
import type { Decision } from './decision.js';
import type { DecisionSettings } from './decision-settings.js';
import { isSlip } from './on-appeal.js';

interface Circumstances {
  readonly settings: DecisionSettings;
  readonly now: Date;
}

/**
 * Why a decision isn't this member of staff's to reverse; null where it is. Whoever took it may undo it within the undo
 * window; editors may reverse any, at any time.
 */
export function reversalRefusal(
  viewer: Viewer,
  { decidedBy, decidedAt }: Pick<Decision, 'decidedBy' | 'decidedAt'>,
  { settings, now }: Circumstances,
): 'forbidden' | 'undo_window_over' | null {
  if (viewer.role !== 'moderator') return null;
  if (decidedBy !== viewer.id) return 'forbidden';
  return now.getTime() - decidedAt.getTime() > settings.undoSeconds * SECOND_MS ? 'undo_window_over' : null;
}

/**
 * Why a decision that is appealed, or that was taken on an appeal, isn't this member of staff's to reverse; null where it
 * is. Those who had a part in what the appeal is about would decide it so; a slip its taker may undo all the same.
 */
export function appealedReversalRefusal(
  viewer: Viewer,
  decision: Pick<Decision, 'decidedBy' | 'decidedAt' | 'batchId' | 'onAppeal' | 'undo'>,
  { appeal, settings, now }: Circumstances & Pick<ModerationCase, 'appeal'>,
): 'editor_needed' | 'took_part' | null {
  if (isSlip(decision, { by: viewer.id, at: now }, settings)) return null;
  const about = appeal ?? (decision.onAppeal ? decision.undo.subject.appeal : null);
  return appealRefusal(viewer, { appeal: about });
}

/** What the audit log is told of a reversal. */
export function reversalEntryOf(decision: Decision, reversedBy: string): NewAuditEntry {
  const { id, batchId, caseId, commentId, action, revision, decidedBy } = decision;
  return {
    actor: { type: 'account', id: reversedBy },
    act: 'decision.reversed',
    subject: action === 'escalate' ? { type: 'case', id: caseId } : { type: 'comment', id: commentId },
    details: { decisionId: id, caseId, action, revision, decidedBy, ...(batchId === null ? {} : { batchId }) },
  };
}
