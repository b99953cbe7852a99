import type { AuditLog } from '../../audit/index.js';
import type { SanctionStore } from './sanction-store.js';

export interface RestoreSanctionsDeps {
  readonly sanctionStore: Pick<SanctionStore, 'findById' | 'restore'>;
  readonly auditLog: AuditLog;
}

/**
 * Has sanctions hold again that were lifted with a decision, as that does not hold any more; their ends stay. Call it
 * within the transaction that says so.
 */
export async function restoreSanctions(
  deps: RestoreSanctionsDeps,
  ids: readonly string[],
  restoredBy: string,
): Promise<void> {
  for (const id of ids) {
    const sanction = await deps.sanctionStore.findById(id);
    if (sanction === null || !(await deps.sanctionStore.restore(id))) continue;
    await deps.auditLog.record({
      actor: { type: 'account', id: restoredBy },
      act: 'sanction.restored',
      subject: { type: 'account', id: sanction.accountId },
      details: { sanctionId: id, kind: sanction.kind, decisionId: sanction.decisionId },
    });
  }
}
