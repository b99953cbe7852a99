import type { CommentStatus } from '../../comments/index.js';
import type { FlagStore } from '../../flags/index.js';
import type { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors.js';
import type { ModerationCase } from '../cases/case.js';
import { reinstated } from '../cases/reinstate.js';
import type { ReadScales } from '../cases/scales.js';
import type { Decision, OnAppeal } from './decision.js';
import type { DecisionStore } from './decision-store.js';
import type { ExaminedCase } from './examine-case.js';
import { misfitsOf, onAppealOf } from './on-appeal.js';
import type { RuledCase, Ruling } from './ruling.js';
import { statusWithout } from './undo.js';

export interface ExamineAppealDeps {
  readonly decisionStore: Pick<DecisionStore, 'findStanding'>;
  readonly flagStore: Pick<FlagStore, 'listPending' | 'listSettledBy'>;
  readonly readScales: ReadScales;
  readonly clock: Clock;
}

/** What a ruling is on: the case and the comment's status as they are, or without a decision that it overturns. */
export interface Ground {
  readonly subject: ModerationCase;
  readonly status: CommentStatus;
  /** What it makes of an appeal; null where none waits. */
  readonly onAppeal: OnAppeal | null;
  /** The appealed decision, where the ruling overturns it. */
  readonly overturned: Decision | null;
}

/**
 * Finds what a ruling on a case is on. Throws `validation_failed` for what doesn't fit there, and `appeal_waits` where an
 * appeal would be decided among other cases.
 */
export async function examineAppeal(
  deps: ExamineAppealDeps,
  { subject, comment }: ExaminedCase,
  { ruling, batchId }: Pick<RuledCase, 'ruling' | 'batchId'>,
): Promise<Ground> {
  const appealed = subject.appeal === null ? null : await deps.decisionStore.findStanding(subject.id);
  if (appealed !== null && batchId !== null) throw new AppError('appeal_waits');
  ensureFits(ruling, appealed);
  const asItIs = { subject, status: comment.status, onAppeal: null, overturned: null };
  if (appealed === null || ruling.action === 'escalate') return asItIs;
  const onAppeal = onAppealOf(appealed, ruling.action);
  if (onAppeal.outcome === 'dismissed') return { ...asItIs, onAppeal };
  return {
    subject: await caseWithout(deps, subject, appealed),
    status: statusWithout(appealed.undo, comment.status),
    onAppeal,
    overturned: appealed,
  };
}

/** Throws `validation_failed` for what doesn't fit in a ruling on a case where this decision is appealed, or none. */
export function ensureFits(ruling: Ruling, appealed: Decision | null): void {
  const errors = misfitsOf(ruling, appealed);
  if (errors.length > 0) throw new AppError('validation_failed', { errors });
}

/** The appealed case with what spoke against the comment before the appealed decision, and all that has come since. */
async function caseWithout(
  deps: ExamineAppealDeps,
  subject: ModerationCase,
  { id, undo }: Decision,
): Promise<ModerationCase> {
  const { commentId, section } = subject;
  const pending = [
    ...(await deps.flagStore.listPending([commentId])),
    ...(await deps.flagStore.listSettledBy(commentId, id)),
  ];
  const at = { now: deps.clock.now(), scales: await deps.readScales(section), known: null };
  const { evidence, kept } = reinstated(subject, { before: undo.subject, pending }, at);
  return { ...subject, evidence, kept };
}
