import type { AuditDetails, AuditLog } from '../../audit/index.js';
import type { Clock } from '../../platform/clock.js';
import type { Sanction } from './sanction.js';
import type { SanctionStore } from './sanction-store.js';

export interface PutSanctionDeps {
  readonly sanctionStore: Pick<SanctionStore, 'insert'>;
  readonly auditLog: AuditLog;
}

export interface EndSanctionDeps {
  readonly sanctionStore: Pick<SanctionStore, 'lift'>;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
}

/** Whoever imposes or lifts: a member of staff, or, where it is nobody, the service by its settings. */
const actorOf = (by: string | null) =>
  by === null ? ({ type: 'system', id: 'sanctions' } as const) : ({ type: 'account', id: by } as const);

/** Stores a sanction, with what the audit log is told of it. Call it within the transaction that imposes it. */
export async function putSanction(
  { sanctionStore, auditLog }: PutSanctionDeps,
  sanction: Sanction,
  more: AuditDetails = {},
): Promise<void> {
  await sanctionStore.insert(sanction);
  const { id: sanctionId, accountId, kind, reason, decisionId, endsAt, imposedBy } = sanction;
  await auditLog.record({
    actor: actorOf(imposedBy),
    act: 'account.sanctioned',
    subject: { type: 'account', id: accountId },
    details: { sanctionId, kind, reason, decisionId, endsAt: endsAt?.toISOString() ?? null, ...more },
  });
}

/** Lifts a sanction, once, with its audit entry; false where it had been lifted. As `putSanction`. */
export async function endSanction(
  { sanctionStore, auditLog, clock }: EndSanctionDeps,
  { id, accountId, kind, decisionId }: Sanction,
  liftedBy: string | null,
): Promise<boolean> {
  if (!(await sanctionStore.lift(id, { liftedBy, liftedAt: clock.now() }))) return false;
  await auditLog.record({
    actor: actorOf(liftedBy),
    act: 'sanction.lifted',
    subject: { type: 'account', id: accountId },
    details: { sanctionId: id, kind, decisionId },
  });
  return true;
}
