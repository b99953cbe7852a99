import { MongoError } from '../errors.js';
import type { Document } from '../protocol/bson.js';

const MAX_BATCH = 100_000;

/** What became of the statements of one write command. */
export interface WriteOutcome {
  readonly matched: number;
  readonly modified: number;
  /** Of an upsert that inserted. */
  readonly upsertedId?: unknown;
}

/** Sums up a write command, statement by statement. */
export interface WriteSummary {
  readonly matched: number;
  readonly modified: number;
  readonly upserted: readonly Document[];
  readonly errors: readonly Document[];
}

/** @throws MongoError `InvalidLength` for no statements, or too many. */
export function checkBatchSize(statements: readonly unknown[]): void {
  if (statements.length > 0 && statements.length <= MAX_BATCH) return;
  const got = `Got ${statements.length} operations.`;
  throw new MongoError('InvalidLength', `Write batch sizes must be between 1 and ${MAX_BATCH}. ${got}`);
}

/** Runs statements in order; an error ends an ordered batch, and is noted by its index in either kind. */
export function runStatements<T>(
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T) => WriteOutcome,
): WriteSummary {
  const errors: Document[] = [];
  const upserted: Document[] = [];
  let matched = 0;
  let modified = 0;
  for (const [index, statement] of statements.entries()) {
    try {
      const outcome = run(statement);
      matched += outcome.matched;
      modified += outcome.modified;
      if (outcome.upsertedId !== undefined) upserted.push({ index, _id: outcome.upsertedId });
    } catch (error) {
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return { matched, modified, upserted, errors };
}

/** Only what is the fault of one statement is noted; a conflict of transactions is the whole command's. */
function writeError(index: number, error: unknown): Document {
  if (!(error instanceof MongoError) || error.codeName === 'WriteConflict') throw error;
  return { index, code: error.code, errmsg: error.message, ...error.fields };
}
