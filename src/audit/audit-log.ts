import type { Clock } from '../platform/clock.js';
import { newId } from '../platform/database/ids.js';
import type { NewAuditEntry } from './audit-entry.js';
import type { AuditStore } from './audit-store.js';
import type { PersonalTextStore } from './personal-text-store.js';
import { commitmentTo, saltText, type PersonalText } from './personal-text.js';

/** Where acts are recorded. Call it inside the transaction of the act: both are kept, or neither. */
export interface AuditLog {
  /** `personal` is kept beside the log, which holds a salted hash of it only. */
  record(entry: NewAuditEntry, personal?: PersonalText): Promise<void>;
  /** Erases what the log keeps of a person's texts, and says how many; entries and their proofs stay whole. */
  erasePersonal(accountId: string): Promise<number>;
}

interface AuditLogDeps {
  readonly auditStore: Pick<AuditStore, 'append'>;
  readonly personalTextStore: Pick<PersonalTextStore, 'insert' | 'eraseOf'>;
  readonly clock: Clock;
}

export function createAuditLog({ auditStore, personalTextStore, clock }: AuditLogDeps): AuditLog {
  return {
    async record(entry, personal) {
      const made = { ...entry, id: newId(), at: clock.now() };
      if (personal === undefined) return auditStore.append(made);
      const salted = saltText(personal);
      await auditStore.append({ ...made, commitment: commitmentTo(salted) });
      await personalTextStore.insert(made.id, salted);
    },
    erasePersonal: (accountId) => personalTextStore.eraseOf(accountId),
  };
}
