import type { Connection } from 'mongoose';
import { bulkInsert } from '../../platform/database/bulk-insert.js';
import type { Decision } from './decision.js';
import { decisionModel, fromDecision } from './decision-model.js';

/** Writes whole sets of decisions past the use cases; the caller answers for every rule. */
export interface DecisionImportStore {
  readonly insertDecisions: (decisions: readonly Decision[]) => Promise<void>;
}

export function createDecisionImportStore(connection: Connection): DecisionImportStore {
  const model = decisionModel(connection);
  return { insertDecisions: (decisions) => bulkInsert(model, decisions.map(fromDecision)) };
}
