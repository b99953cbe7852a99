import type { Document } from 'mongodb';

/** What `explain` says of a plan, flattened. */
export interface Explained {
  /** Names of the stages from the outermost inwards, `$or` branches and merged scans included. */
  readonly stages: readonly string[];
  /** Names of the indexes that are scanned. */
  readonly indexes: readonly string[];
  readonly directions: readonly string[];
  readonly keysExamined: number;
  readonly documentsExamined: number;
  readonly returned: number;
}

/** Reads the answer of `explain` with verbosity `executionStats`. */
export function readExplain(answer: Document): Explained {
  const scanned = stagesOf((answer.queryPlanner as Document).winningPlan as Document);
  const statistics = answer.executionStats as Document;
  return {
    stages: scanned.map((stage) => String(stage.stage)),
    indexes: scanned.flatMap((stage) => (stage.indexName === undefined ? [] : [String(stage.indexName)])),
    directions: scanned.flatMap((stage) => (stage.indexName === undefined ? [] : [String(stage.direction)])),
    keysExamined: Number(statistics.totalKeysExamined),
    documentsExamined: Number(statistics.totalDocsExamined),
    returned: Number(statistics.nReturned),
  };
}

function stagesOf(stage: Document): Document[] {
  const inner = stage.inputStage as Document | undefined;
  const several = (stage.inputStages ?? []) as readonly Document[];
  return [stage, ...(inner === undefined ? [] : [inner]).concat(several).flatMap(stagesOf)];
}
