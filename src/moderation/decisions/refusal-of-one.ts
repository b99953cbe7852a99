import { databaseErrorCode } from '../../platform/database/database-errors.js';
import { AppError, type ErrorCode } from '../../platform/errors.js';

/** Why one of many was refused. Throws what says nothing of this one alone, such as that the database is away. */
export function refusalOfOne(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  if (databaseErrorCode(error) === 'conflict') return 'conflict';
  throw error;
}
