import type { AccountStore } from '../../accounts/index.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import type { Viewer } from '../../platform/http/permissions.js';
import { endSanction, type EndSanctionDeps } from './put-sanction.js';
import type { Sanction } from './sanction.js';
import { refusalFor } from './sanction-rules.js';
import type { SanctionStore } from './sanction-store.js';
import { tellLifted, type TellSanctionedDeps } from './tell-sanctioned.js';

export interface LiftSanctionDeps extends EndSanctionDeps, TellSanctionedDeps {
  readonly accountStore: Pick<AccountStore, 'findById'>;
  readonly sanctionStore: Pick<SanctionStore, 'lift' | 'findById'>;
  readonly transact: Transact;
}

export interface LiftSanctionsOfDeps extends EndSanctionDeps {
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
    if (await endSanction(deps, sanction, viewer.id)) await tellLifted(deps, sanction);
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
  for (const sanction of sanctions) await endSanction(deps, sanction, liftedBy);
  return sanctions;
}
