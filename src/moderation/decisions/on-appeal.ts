import { DAY_MS } from '../../platform/clock.js';
import type { FieldError } from '../../platform/errors.js';
import type { Decision, DecisionAction, OnAppeal } from './decision.js';
import { noticeTimeOf, type DecisionSettings } from './decision-settings.js';
import type { Ruling } from './ruling.js';

/** One appeal of either side: who has been heard is not heard again in the same matter. */
const ROUNDS = 2;

/** What a ruling on an appealed case makes of the appeal: the same again dismisses it. */
export function onAppealOf(
  appealed: Pick<Decision, 'id' | 'action' | 'onAppeal'>,
  action: Exclude<DecisionAction, 'escalate'>,
): OnAppeal {
  const outcome = action === appealed.action ? 'dismissed' : 'upheld';
  return { decisionId: appealed.id, outcome, round: (appealed.onAppeal?.round ?? 0) + 1 };
}

/** Whether a decision can't be appealed, as it was taken on an appeal and both sides have had theirs, or it changed nothing. */
function isFinal({ onAppeal }: Pick<Decision, 'onAppeal'>): boolean {
  return onAppeal ? onAppeal.outcome === 'dismissed' || onAppeal.round >= ROUNDS : false;
}

/** Until when a decision can be appealed, by whom it goes against; null where it never can. */
export function appealUntil(
  { action, decidedAt, onAppeal }: Pick<Decision, 'action' | 'decidedAt' | 'onAppeal'>,
  { appealDays }: Pick<DecisionSettings, 'appealDays'>,
): Date | null {
  if (action === 'escalate' || isFinal({ onAppeal: onAppeal ?? null })) return null;
  return new Date(decidedAt.getTime() + appealDays * DAY_MS);
}

/** What doesn't fit in a ruling on a case: `appealed` is the decision that is appealed there, if one is. */
export function misfitsOf(
  { action, explanation, sanction }: Pick<Ruling, 'action' | 'explanation' | 'sanction'>,
  appealed: Pick<Decision, 'action'> | null,
): readonly FieldError[] {
  const misfits: FieldError[] = [];
  if (appealed !== null && action === 'escalate')
    misfits.push({ path: 'action', message: 'An appeal cannot be handed on; give the case back to its queue.' });
  if (explanation !== null && (action === 'escalate' || (action === 'keep' && appealed === null)))
    misfits.push({ path: 'explanation', message: 'Only a removal, or a decision on an appeal, is explained.' });
  if (sanction !== null && action === appealed?.action)
    misfits.push({ path: 'sanction', message: 'Nobody is worse off for an appeal: it brings no further sanction.' });
  return misfits;
}

/** Whether whoever took a decision took it back before anybody was told: a slip, which is as if it had never been. */
export function isSlip(
  decision: Pick<Decision, 'decidedBy' | 'decidedAt' | 'batchId'>,
  reversal: { readonly by: string; readonly at: Date },
  settings: Pick<DecisionSettings, 'undoSeconds'>,
): boolean {
  return decision.decidedBy === reversal.by && reversal.at <= noticeTimeOf(decision, settings);
}

/** The staff who had a part in decisions: they took them, handed the case on, or reversed one. */
export function partakersIn(
  decisions: readonly Pick<Decision, 'decidedBy' | 'decidedAt' | 'batchId' | 'reversedBy' | 'reversedAt'>[],
  settings: Pick<DecisionSettings, 'undoSeconds'>,
): readonly string[] {
  const partakers = decisions.flatMap(({ reversedBy: by, reversedAt: at, ...decision }) => {
    if (by === null || at === null) return [decision.decidedBy];
    return isSlip(decision, { by, at }, settings) ? [] : [decision.decidedBy, by];
  });
  return [...new Set(partakers)];
}
