import { Types, type Connection } from 'mongoose';
import { bulkInsert } from '../platform/database/bulk-insert.js';
import type { AuditEntry } from './audit-entry.js';
import { auditEntryModel } from './audit-model.js';

/** Writes whole sets of entries, with times of their own, as come with a set of decisions. */
export interface AuditImportStore {
  readonly insertEntries: (entries: readonly AuditEntry[]) => Promise<void>;
}

export function createAuditImportStore(connection: Connection): AuditImportStore {
  const model = auditEntryModel(connection);
  return {
    insertEntries: (entries) =>
      bulkInsert(
        model,
        entries.map(({ id, ...entry }) => ({ _id: new Types.ObjectId(id), ...entry, seal: null })),
      ),
  };
}
