import type { AuditLog } from '../../audit/index.js';
import { overturnFlags, restoreFlags, type OverturnFlagsDeps } from '../../flags/index.js';
import type { Clock } from '../../platform/clock.js';
import { outOfDate } from '../../platform/database/out-of-date.js';
import { liftSanctionsOf, type LiftSanctionsOfDeps } from '../sanctions/lift-sanction.js';
import { restoreSanctions, type RestoreSanctionsDeps } from '../sanctions/restore-sanctions.js';
import type { Decision } from './decision.js';
import type { DecisionStore } from './decision-store.js';
import { reversalEntryOf } from './reversal.js';
import type { Undo } from './undo.js';

export interface OverturnDecisionDeps extends OverturnFlagsDeps, LiftSanctionsOfDeps {
  readonly decisionStore: Pick<DecisionStore, 'reverse'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
}

interface Reversal {
  readonly by: string;
  readonly note: string | null;
}

/**
 * Reverses a decision for another that takes its place: its flags wait, and its sanctions are lifted. Comment and case are
 * the other's to change. Returns what it takes to restore it. Call it within the transaction of the other.
 */
export async function overturnDecision(
  deps: OverturnDecisionDeps,
  decision: Decision,
  { by, note }: Reversal,
): Promise<NonNullable<Undo['overturned']>> {
  const { id, commentId } = decision;
  await overturnFlags(deps, { commentId, decisionId: id });
  const reversal = { reversedBy: by, reversedAt: deps.clock.now(), reversalNote: note };
  if (!(await deps.decisionStore.reverse(id, reversal))) throw outOfDate('This decision');
  const lifted = await liftSanctionsOf(deps, id, by);
  await deps.auditLog.record(reversalEntryOf(decision, by));
  return { decisionId: id, sanctions: lifted.map((sanction) => sanction.id) };
}

export interface RestoreDecisionDeps extends OverturnFlagsDeps, RestoreSanctionsDeps {
  readonly decisionStore: Pick<DecisionStore, 'restore'>;
}

/** Has an overturned decision stand again. Call it within the transaction that reverses the other. */
export async function restoreDecision(
  deps: RestoreDecisionDeps,
  { commentId, undo: { overturned } }: Pick<Decision, 'commentId' | 'undo'>,
  by: string,
): Promise<void> {
  if (overturned === undefined) return;
  const { decisionId, sanctions } = overturned;
  await restoreFlags(deps, { commentId, decisionId });
  await deps.decisionStore.restore(decisionId);
  await restoreSanctions(deps, sanctions, by);
}
