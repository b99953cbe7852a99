import type { Connection } from 'mongoose';
import { bulkInsert } from '../../platform/database/bulk-insert.js';
import type { ModerationCase } from './case.js';
import { caseModel, fromCase } from './case-model.js';

/** Writes whole sets of cases past the use cases; the caller answers for every rule. */
export interface CaseImportStore {
  readonly insertCases: (cases: readonly ModerationCase[]) => Promise<void>;
}

export function createCaseImportStore(connection: Connection): CaseImportStore {
  const model = caseModel(connection);
  return { insertCases: (cases) => bulkInsert(model, cases.map(fromCase)) };
}
