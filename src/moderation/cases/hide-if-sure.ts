import type { AuditLog } from '../../audit/index.js';
import { changeStatus, isVisible, type ChangeCommentDeps, type Comment } from '../../comments/index.js';
import { shouldHide } from '../evidence/hiding.js';
import type { ModerationCase } from './case.js';
import type { Weighing } from './case-changes.js';
import { tellOfHiding, type TellOfHidingDeps } from './tell-of-hiding.js';
import { coordinatedFlags, factsOf } from './weighing.js';

export interface HideDeps extends ChangeCommentDeps, TellOfHidingDeps {
  readonly auditLog: AuditLog;
}

interface Suspect {
  readonly comment: Comment;
  readonly subject: ModerationCase;
  readonly at: Weighing;
}

/** Hides a visible comment until an editor looks, where flags and settings say so. Returns the comment as it is then. */
export async function hideIfSure(deps: HideDeps, { comment, subject, at }: Suspect): Promise<Comment> {
  if (!isVisible(comment) || !isSure(subject, at)) return comment;
  const hidden = await changeStatus(deps, { comment, status: 'hidden' });
  await deps.auditLog.record({
    actor: { type: 'system', id: 'flags' },
    act: 'comment.hidden',
    subject: { type: 'comment', id: comment.id },
    details: { caseId: subject.id, revision: comment.revision, probability: subject.probability },
  });
  await tellOfHiding(deps, hidden);
  return hidden;
}

function isSure(subject: ModerationCase, { known, ...moment }: Weighing): boolean {
  const { evidence: settings } = moment.scales;
  if (known === null || settings.hiding.mode === 'off') return false;
  const facts = factsOf(subject, known, moment);
  const group = coordinatedFlags(subject, known, moment)?.group ?? [];
  return shouldHide({ mode: settings.hiding.mode, facts, group, modelScore: null }, { now: moment.now, settings });
}
