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

/** Reads of one shape differ in their values alone, whose kinds are the same; so the same plan is chosen for them. */
export function shapeOf(read: Document): string {
  const kindOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return [...new Set(value.map((each) => JSON.stringify(kindOf(each))))];
    if (value === null || typeof value !== 'object') return value === null ? null : typeof value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, kindOf(each)]));
  };
  // The names of the collection, and what is sorted by, stay as they are.
  const { find, aggregate, count, distinct, sort, ...rest } = read;
  const order: unknown = sort instanceof Map ? [...(sort as ReadonlyMap<string, unknown>)] : sort;
  const named: unknown[] = [find, aggregate, count, distinct, order];
  return JSON.stringify([named, kindOf(JSON.parse(JSON.stringify(rest)))]);
}
