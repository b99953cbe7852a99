import type { Connection } from 'mongoose';
import { bulkInsert } from '../../platform/database/bulk-insert.js';
import type { ModerationCase } from './case.js';
import { caseModel, fromCase } from './case-model.js';
import { caseOpeningModel, openingOf } from './case-opening-model.js';

/** Writes whole sets of cases, each opened once, past the use cases; the caller answers for every rule. */
export interface CaseImportStore {
  readonly insertCases: (cases: readonly ModerationCase[]) => Promise<void>;
}

export function createCaseImportStore(connection: Connection): CaseImportStore {
  const model = caseModel(connection);
  const openings = caseOpeningModel(connection);
  return {
    async insertCases(cases) {
      const stored = cases.map((each) => ({ ...fromCase(each), changes: 1 }));
      await bulkInsert(model, stored);
      await bulkInsert(openings, stored.map(openingOf));
    },
  };
}
