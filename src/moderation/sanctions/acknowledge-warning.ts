import type { AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Transact } from '../../platform/database/transactions.js';
import { AppError } from '../../platform/errors.js';
import { WARNINGS } from './sanction.js';
import type { SanctionStore } from './sanction-store.js';

export interface AcknowledgeWarningDeps {
  readonly sanctionStore: Pick<SanctionStore, 'findById' | 'acknowledge'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
  readonly transact: Transact;
}

interface OwnWarning {
  readonly accountId: string;
  readonly sanctionId: string;
}

/** An account has read its warning, and may comment, or flag, again. Once more does nothing. Throws `not_found`. */
export async function acknowledgeWarning(deps: AcknowledgeWarningDeps, own: OwnWarning): Promise<void> {
  const { accountId, sanctionId } = own;
  await deps.transact(async () => {
    const sanction = await deps.sanctionStore.findById(sanctionId);
    if (sanction?.accountId !== accountId || !WARNINGS.has(sanction.kind)) throw new AppError('not_found');
    if (!(await deps.sanctionStore.acknowledge(sanctionId, deps.clock.now()))) return;
    await deps.auditLog.record({
      actor: { type: 'account', id: accountId },
      act: 'sanction.acknowledged',
      subject: { type: 'account', id: accountId },
      details: { sanctionId },
    });
  });
}
