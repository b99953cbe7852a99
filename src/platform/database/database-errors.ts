import mongoose from 'mongoose';
import type { ErrorCode } from '../errors.js';

const { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError, MongoTopologyClosedError } =
  mongoose.mongo;

const DUPLICATE_KEY = 11_000;
const WRITE_CONFLICT = 112;
const DOCUMENT_TOO_LARGE = 10_334;
/** Shutting down, stepping down, out of time, write concern not met: another try may succeed. */
const PASSING_TROUBLE = new Set([50, 64, 89, 91, 189, 262, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** What a database error means to a caller; null when the error is none of the database's. Leaks none of its text. */
export function databaseErrorCode(error: unknown): ErrorCode | null {
  if (!(error instanceof MongoError)) return isMongooseTrouble(error) ? 'service_unavailable' : null;
  if (error.hasErrorLabel('TransientTransactionError') && !(error instanceof MongoNetworkError)) return 'conflict';
  if (error instanceof MongoServerError) return serverErrorCode(error.code);
  const unreachable =
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoTopologyClosedError ||
    /NotConnected|PoolClosed|PoolCleared|WaitQueueTimeout|ClientClosed|OperationTimeout/.test(error.name);
  return unreachable ? 'service_unavailable' : 'internal_error';
}

/** Whether a write failed because a unique index has the value already. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

function serverErrorCode(code: unknown): ErrorCode {
  if (code === DUPLICATE_KEY || code === WRITE_CONFLICT) return 'conflict';
  if (code === DOCUMENT_TOO_LARGE) return 'payload_too_large';
  return typeof code === 'number' && PASSING_TROUBLE.has(code) ? 'service_unavailable' : 'internal_error';
}

function isMongooseTrouble(error: unknown): boolean {
  return error instanceof mongoose.Error && /buffering timed out|initial connection/.test(error.message);
}
