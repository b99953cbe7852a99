import type { AccountStore } from '../../accounts/index.js';
import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import type { Sanction } from './sanction.js';
import { refusalFor } from './sanction-rules.js';
import type { SanctionStore } from './sanction-store.js';
import { tellLifted, type TellSanctionedDeps } from './tell-sanctioned.js';

interface LiftDeps {
  readonly sanctionStore: Pick<SanctionStore, 'lift'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
}

export interface LiftSanctionDeps extends LiftDeps, TellSanctionedDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly sanctionStore: Pick<SanctionStore, 'lift' | 'findById'>;
  readonly transact: Transact;
}

export interface LiftSanctionsOfDeps extends LiftDeps {
  readonly sanctionStore: Pick<SanctionStore, 'lift' | 'findByDecision'>;
}

/**
 * Lifts a sanction and tells the account; lifted again, it stays as it was lifted first. Throws `not_found`, and `forbidden` where it isn't
 * this viewer's to do.
 */
export async function liftSanction(deps: LiftSanctionDeps, viewer: Viewer, id: string): Promise<void> {
  await deps.transact(async () => {
    const sanction = await deps.sanctionStore.findById(id);
    if (sanction === null) throw new AppError('not_found');
    const account = await deps.accountStore.findById(sanction.accountId);
    const refusal = account && refusalFor(viewer, account, sanction.kind);
    if (refusal !== null) throw new AppError('forbidden', { detail: refusal });
    if (viewer.role === 'moderator' && sanction.imposedBy !== viewer.id)
      throw new AppError('forbidden', { detail: 'Only an editor lifts what somebody else imposed.' });
    if (await lift(deps, viewer.id, sanction)) await tellLifted(deps, sanction);
  });
}

/**
 * Lifts what came with a decision, so that the account stands as if that had never been. Call it within the
 * transaction of the decision's reversal.
 */
export async function liftSanctionsOf(
  deps: LiftSanctionsOfDeps,
  decisionId: string,
  liftedBy: string,
): Promise<readonly Sanction[]> {
  const sanctions = await deps.sanctionStore.findByDecision(decisionId);
  for (const sanction of sanctions) await lift(deps, liftedBy, sanction);
  return sanctions;
}

async function lift(deps: LiftDeps, liftedBy: string, { id, accountId, kind, decisionId }: Sanction): Promise<boolean> {
  if (!(await deps.sanctionStore.lift(id, { liftedBy, liftedAt: deps.clock.now() }))) return false;
  await deps.auditLog.record({
    actor: { type: 'account', id: liftedBy },
    act: 'sanction.lifted',
    subject: { type: 'account', id: accountId },
    details: { sanctionId: id, kind, decisionId },
  });
  return true;
}
