import type { Connection } from 'mongoose';
import { bulkInsert } from '../platform/database/bulk-insert.js';
import type { Flag } from './flag.js';
import { flagModel, fromFlag } from './flag-model.js';

/** Writes whole sets of flags past the use cases; the caller answers for every rule. */
export interface FlagImportStore {
  readonly insertFlags: (flags: readonly Flag[]) => Promise<void>;
}

export function createFlagImportStore(connection: Connection): FlagImportStore {
  const model = flagModel(connection);
  return { insertFlags: (flags) => bulkInsert(model, flags.map(fromFlag)) };
}
