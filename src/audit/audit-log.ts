import type { Clock } from '../platform/clock.js';
import type { NewAuditEntry } from './audit-entry.js';
import type { AuditStore } from './audit-store.js';

/** Where acts are recorded. Call it inside the transaction of the act: both are kept, or neither. */
export interface AuditLog {
  record(entry: NewAuditEntry): Promise<void>;
}

interface AuditLogDeps {
  readonly auditStore: Pick<AuditStore, 'append'>;
  readonly clock: Clock;
}

export function createAuditLog({ auditStore, clock }: AuditLogDeps): AuditLog {
  return { record: (entry) => auditStore.append({ ...entry, at: clock.now() }) };
}
